package io.sluice;

import io.sluice.model.Problem;
import io.sluice.model.criterion.Scenario;
import io.sluice.model.lint.Finding;
import io.sluice.read.LintCheck;
import io.sluice.read.PlacedStep;
import io.sluice.read.ReadFeatures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Schemas that steps name and that are not there. */
final class SchemaFindings implements LintCheck {
  private static final Pattern SCHEMA =
      Pattern.compile("the answer matches the schema \"([^\"$]*)\"");

  private final Path project;

  SchemaFindings(Path project) {
    this.project = project;
  }

  @Override
  public List<Finding> check(ReadFeatures features) {
    return features.catalog().scenarios().stream()
        .map(Scenario::id)
        .flatMap(id -> features.steps(id).stream())
        .map(this::missing)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  private Optional<Finding> missing(PlacedStep step) {
    Matcher matcher = SCHEMA.matcher(step.text());
    if (!matcher.matches() || Files.isRegularFile(project.resolve(matcher.group(1)))) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.error(
            "schema-missing",
            Problem.at(
                step.place(),
                "the schema \"" + matcher.group(1) + "\" is not there",
                "its path is relative to the folder of sluice.yaml")));
  }
}
