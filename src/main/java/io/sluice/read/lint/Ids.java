package io.sluice.read.lint;

import io.sluice.model.Place;
import io.sluice.model.Problem;
import io.sluice.model.criterion.Scenario;
import io.sluice.model.lint.Finding;
import io.sluice.read.LintCheck;
import io.sluice.read.ReadFeatures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules, and scenarios outside of rules, that are no criterion for want of an id. */
final class Ids implements LintCheck {
  private static final String FIX = "tag it with the criterion's id, such as @AC-12";

  @Override
  public List<Finding> check(ReadFeatures features) {
    Map<Place, String> without = new LinkedHashMap<>();
    for (Scenario scenario : features.catalog().scenarios()) {
      // A rehearsal is a criterion of its flag, not of the product.
      if (scenario.criteria().isEmpty() && scenario.turns().isEmpty()) {
        Optional<Place> rule = Spots.rule(features, scenario);
        without.putIfAbsent(
            rule.orElseGet(() -> Spots.scenario(features, scenario)),
            rule.isPresent()
                ? "the rule \"" + scenario.rule().orElse("") + "\" has no id"
                : "the scenario \"" + scenario.name() + "\" proves no criterion");
      }
    }
    boolean nobodyHas =
        features.catalog().scenarios().stream().allMatch(s -> s.criteria().isEmpty());
    if (nobodyHas && without.size() > 1) {
      Place first = without.keySet().iterator().next();
      return List.of(finding(first, "no rule and no scenario has the id of a criterion"));
    }
    return without.entrySet().stream().map(e -> finding(e.getKey(), e.getValue())).toList();
  }

  private static Finding finding(Place place, String what) {
    return Finding.warning("no-criterion", Problem.at(place, what, FIX));
  }
}
