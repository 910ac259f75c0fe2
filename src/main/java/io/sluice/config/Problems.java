package io.sluice.config;

import io.sluice.model.InvalidInput;
import io.sluice.model.Place;
import io.sluice.model.Problem;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;

/** Gathers what is wrong with one file, so that a user sees all of it at once. */
final class Problems {
  private static final Comparator<Problem> READING_ORDER =
      Comparator.<Problem>comparingInt(problem -> problem.where().map(Place::line).orElse(0))
          .thenComparingInt(problem -> problem.where().map(Place::column).orElse(0));

  // An anchored part is read once for each alias; its problems are told once.
  private final Set<Problem> found = new LinkedHashSet<>();

  void add(Place place, String what, String fix) {
    found.add(Problem.at(place, what, fix));
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidInput(found.stream().sorted(READING_ORDER).toList());
    }
  }
}
