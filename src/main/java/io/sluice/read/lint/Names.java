package io.sluice.read.lint;

import io.sluice.model.Place;
import io.sluice.model.Problem;
import io.sluice.model.criterion.Scenario;
import io.sluice.model.lint.Finding;
import io.sluice.read.KnownSteps;
import io.sluice.read.LintCheck;
import io.sluice.read.PlacedStep;
import io.sluice.read.ReadFeatures;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names that are remembered and never used, or used and never remembered. */
final class Names implements LintCheck {
  private static final Pattern REMEMBERS = Pattern.compile("I remember .* as \"([^\"$]+)\"");
  private static final Pattern USES = Pattern.compile("\\$\\{([^}]*)}");
  private static final Pattern ALWAYS_THERE =
      Pattern.compile("tenant|unique|now|(today|env|run)\\b.*|.*\\.(id|username|password|token)");

  private final KnownSteps known;

  Names(KnownSteps known) {
    this.known = known;
  }

  /** One reading of all scenarios: a step of a background is in many. */
  private static final class Found {
    private final Map<Place, String> remembered = new LinkedHashMap<>();
    private final Set<Place> used = new HashSet<>();
    private final Map<Place, Finding> unknown = new LinkedHashMap<>();
  }

  @Override
  public List<Finding> check(ReadFeatures features) {
    Found found = new Found();
    for (Scenario scenario : features.catalog().scenarios()) {
      List<PlacedStep> steps = features.steps(scenario.id());
      // What an adopter's own step remembers, nobody sees from here.
      boolean ownJava =
          steps.stream()
              .flatMap(step -> known.matching(step.text()).stream())
              .anyMatch(step -> !step.builtIn());
      read(steps, ownJava, found);
    }
    List<Finding> findings = new ArrayList<>(found.unknown.values());
    found.remembered.forEach(
        (place, name) -> {
          if (!found.used.contains(place)) {
            findings.add(unused(place, name));
          }
        });
    return findings;
  }

  private static void read(List<PlacedStep> steps, boolean ownJava, Found found) {
    Map<String, Place> here = new LinkedHashMap<>();
    for (PlacedStep step : steps) {
      for (String name : uses(step)) {
        Place place = here.get(name);
        if (place != null) {
          found.used.add(place);
        } else if (!ownJava && !ALWAYS_THERE.matcher(name).matches()) {
          found.unknown.putIfAbsent(step.place(), unknown(step.place(), name, here.keySet()));
        }
      }
      Matcher remembers = REMEMBERS.matcher(step.text());
      if (remembers.matches()) {
        here.put(remembers.group(1), step.place());
        found.remembered.put(step.place(), remembers.group(1));
      }
    }
    if (ownJava) {
      found.used.addAll(here.values());
    }
  }

  private static List<String> uses(PlacedStep step) {
    List<String> texts = new ArrayList<>(List.of(step.text()));
    step.rows().forEach(texts::addAll);
    step.doc().ifPresent(texts::add);
    return USES.matcher(String.join("\n", texts)).results().map(use -> use.group(1)).toList();
  }

  private static Finding unknown(Place place, String name, Set<String> remembered) {
    String there =
        remembered.isEmpty() ? "nothing is" : "remembered are " + String.join(", ", remembered);
    return Finding.warning(
        "unknown-name",
        Problem.at(
            place,
            "nothing is remembered as \"" + name + "\" before this step",
            "remember it first: I remember … as \"" + name + "\"; " + there));
  }

  private static Finding unused(Place place, String name) {
    return Finding.warning(
        "unused-name",
        Problem.at(
            place,
            "\"" + name + "\" is remembered and never used",
            "use it as ${" + name + "} in a later step, or remove the step"));
  }
}
