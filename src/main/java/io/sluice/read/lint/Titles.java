package io.sluice.read.lint;

import io.sluice.model.Place;
import io.sluice.model.Problem;
import io.sluice.model.criterion.Scenario;
import io.sluice.model.lint.Finding;
import io.sluice.read.LintCheck;
import io.sluice.read.ReadFeatures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two scenarios of a file with one title: a report does not tell them apart. */
final class Titles implements LintCheck {
  @Override
  public List<Finding> check(ReadFeatures features) {
    Map<String, Place> first = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (Scenario scenario : features.catalog().scenarios()) {
      Place place = Spots.scenario(features, scenario);
      Place earlier = first.putIfAbsent(place.file() + "\n" + scenario.name(), place);
      if (earlier != null && !earlier.equals(place)) {
        findings.add(
            Finding.warning(
                "duplicate-title",
                Problem.at(
                    place,
                    "\"" + scenario.name() + "\" is the title of another scenario, too: " + earlier,
                    "say in the title what is special about this one")));
      }
    }
    return findings;
  }
}
