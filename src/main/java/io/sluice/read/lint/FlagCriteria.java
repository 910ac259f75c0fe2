package io.sluice.read.lint;

import io.sluice.model.Place;
import io.sluice.model.Problem;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import io.sluice.model.lint.Finding;
import io.sluice.read.LintCheck;
import io.sluice.read.ReadFeatures;
import java.util.List;
import java.util.function.Function;

/** Flags that bring something, of which no criterion says what. */
final class FlagCriteria implements LintCheck {
  private final Flags flags;
  private final Function<String, Place> places;

  FlagCriteria(Flags flags, Function<String, Place> places) {
    this.flags = flags;
    this.places = places;
  }

  @Override
  public List<Finding> check(ReadFeatures features) {
    return flags.all().stream()
        .filter(flag -> !flag.sameBehaviour() && !hasCriterion(flag, features))
        .map(
            flag ->
                Finding.warning(
                    "flag-without-criterion",
                    Problem.at(
                        places.apply(flag.name()),
                        "no criterion says what the flag \"" + flag.name() + "\" brings",
                        "tag a rule or scenario that has an id with @flag:"
                            + flag.name()
                            + ", or declare the flag same-behaviour: true")))
        .toList();
  }

  private static boolean hasCriterion(Flag flag, ReadFeatures features) {
    return features.catalog().scenarios().stream()
        .filter(scenario -> !scenario.criteria().isEmpty() && scenario.turns().isEmpty())
        .anyMatch(scenario -> scenario.isAbout(flag.name(), Flag.ON));
  }
}
