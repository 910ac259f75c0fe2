package io.sluice.read.lint;

import io.sluice.model.Place;
import io.sluice.model.Problem;
import io.sluice.model.criterion.Scenario;
import io.sluice.model.lint.Finding;
import io.sluice.read.KnownSteps;
import io.sluice.read.LintCheck;
import io.sluice.read.PlacedStep;
import io.sluice.read.ReadFeatures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Scenarios that check nothing, and those that begin with what is not there. */
final class Checking implements LintCheck {
  private static final Pattern REMEMBERS = Pattern.compile("I remember .*");
  private static final Pattern NOT_SEEN = Pattern.compile("I do not see .*");

  private final KnownSteps known;

  Checking(KnownSteps known) {
    this.known = known;
  }

  @Override
  public List<Finding> check(ReadFeatures features) {
    Map<Place, Finding> findings = new LinkedHashMap<>();
    for (Scenario scenario : features.catalog().scenarios()) {
      List<PlacedStep> steps = features.steps(scenario.id());
      Optional<PlacedStep> first = steps.stream().filter(this::mayCheck).findFirst();
      if (first.isEmpty() && !steps.isEmpty()) {
        Place place = Spots.scenario(features, scenario);
        findings.putIfAbsent(place, unchecked(place, scenario.name()));
      }
      first
          .filter(step -> NOT_SEEN.matcher(step.text()).matches())
          .ifPresent(step -> findings.putIfAbsent(step.place(), absent(step)));
    }
    return List.copyOf(findings.values());
  }

  /** An adopter's own step may check whatever its annotation is. */
  private boolean mayCheck(PlacedStep step) {
    if (REMEMBERS.matcher(step.text()).matches()) {
      return false;
    }
    List<KnownSteps.Known> meant = known.matching(step.text());
    return meant.isEmpty() || meant.stream().anyMatch(each -> each.check() || !each.builtIn());
  }

  private static Finding unchecked(Place place, String name) {
    return Finding.warning(
        "no-check",
        Problem.at(
            place,
            "the scenario \"" + name + "\" checks nothing",
            "say what must be so: Then the answer is 200, or Then I see the heading \"…\""));
  }

  private static Finding absent(PlacedStep step) {
    return Finding.warning(
        "absence-first",
        Problem.at(
            step.place(),
            "\"" + step.text() + "\" is the first check, and true of an empty page, too",
            "say first what is there: I see the heading \"…\""));
  }
}
