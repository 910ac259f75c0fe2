package io.sluice;

import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import io.sluice.model.criterion.Scenario;
import io.sluice.model.lint.Finding;
import io.sluice.read.LintCheck;
import io.sluice.read.PlacedStep;
import io.sluice.read.ReadFeatures;
import io.sluice.run.ProjectFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Schemas that steps name and that are not there. */
final class SchemaFindings implements LintCheck {
  private static final Pattern SCHEMA =
      Pattern.compile("the answer matches the schema \"([^\"$]*)\"");

  private final ProjectFiles files;

  SchemaFindings(Path project) {
    this.files = new ProjectFiles(project);
  }

  @Override
  public List<Finding> check(ReadFeatures features) {
    return features.catalog().scenarios().stream()
        .flatMap(scenario -> missing(scenario, features))
        .distinct()
        .toList();
  }

  private Stream<Finding> missing(Scenario scenario, ReadFeatures features) {
    return features.steps(scenario.id()).stream()
        .map(step -> missing(step, scenario.place().file()))
        .flatMap(Optional::stream);
  }

  private Optional<Finding> missing(PlacedStep step, String feature) {
    Matcher matcher = SCHEMA.matcher(step.text());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      files.find(matcher.group(1), feature);
      return Optional.empty();
    } catch (InvalidInput e) {
      Problem why = e.problems().get(0);
      return Optional.of(
          Finding.error("schema-missing", Problem.at(step.place(), why.what(), why.fix())));
    }
  }
}
