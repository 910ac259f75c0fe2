package io.sluice;

import io.sluice.model.Problem;
import io.sluice.model.criterion.Scenario;
import io.sluice.model.lint.Finding;
import io.sluice.model.step.NearestSteps;
import io.sluice.read.LintCheck;
import io.sluice.read.PlacedStep;
import io.sluice.read.ReadFeatures;
import io.sluice.read.TeamPhrase;
import io.sluice.read.Wordings;
import io.sluice.run.StepDefinition;
import io.sluice.run.StepDefinitions;
import io.sluice.run.StepDefinitions.Match;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Steps that nobody defines, or two do, and those that lack what stands below them. */
final class UndefinedSteps implements LintCheck {
  private final StepDefinitions definitions;

  UndefinedSteps(StepDefinitions definitions) {
    this.definitions = definitions;
  }

  @Override
  public List<Finding> check(ReadFeatures features) {
    List<String> patterns = patterns(features);
    Map<String, Finding> findings = new LinkedHashMap<>();
    for (Scenario scenario : features.catalog().scenarios()) {
      for (PlacedStep step : features.steps(scenario.id())) {
        if (Wordings.isOwn(step.text())) {
          continue;
        }
        // A step of a phrase or a background is in many scenarios.
        String key = step.place() + " " + step.text();
        finding(step, patterns).ifPresent(found -> findings.putIfAbsent(key, found));
      }
    }
    return List.copyOf(findings.values());
  }

  private List<String> patterns(ReadFeatures features) {
    List<String> patterns = new ArrayList<>();
    definitions.all().stream()
        .filter(step -> !step.hidden())
        .map(StepDefinition::pattern)
        .forEach(patterns::add);
    features.phrases().stream().map(TeamPhrase::title).forEach(patterns::add);
    patterns.addAll(Wordings.REPLACED);
    return patterns;
  }

  private Optional<Finding> finding(PlacedStep step, List<String> patterns) {
    Match match = definitions.match(step.text());
    if (match instanceof Match.Found found) {
      return argument(step, found);
    } else if (match instanceof Match.Ambiguous ambiguous) {
      return Optional.of(
          Finding.error(
              "ambiguous-step",
              Problem.at(
                  step.place(),
                  "\"" + step.text() + "\" is " + ambiguous.patterns().size() + " steps",
                  "let one wording fit it: " + String.join(" | ", ambiguous.patterns()))));
    }
    return Optional.of(
        Finding.error(
            "undefined-step",
            Problem.at(
                step.place(),
                "no step is defined as: " + step.text(),
                "nearest: "
                    + String.join("\n             ", NearestSteps.to(step.text(), patterns)))));
  }

  /** A doc string or a table is a parameter that the text does not fill. */
  private static Optional<Finding> argument(PlacedStep step, Match.Found found) {
    int wanted = found.step().parameters() - found.given();
    boolean has = !step.rows().isEmpty() || step.doc().isPresent();
    if (found.step().parameters() < 0 || (wanted == 1) == has) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.error(
            "step-argument",
            has
                ? Problem.at(
                    step.place(),
                    "\"" + step.text() + "\" takes no table and no doc string",
                    "remove what stands below it")
                : Problem.at(
                    step.place(),
                    "\"" + step.text() + "\" lacks its table or doc string",
                    "write it below the step; ./sluice steps shows an example")));
  }
}
