package io.sluice.model.blame;

import io.sluice.model.blame.Blame.Difference;
import io.sluice.model.blame.Suspects.Unknown;
import io.sluice.model.flag.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The algorithm ddmin over differences from a vector that passes: the answer fails, and passes
 * without any one of its members.
 */
final class Minimizer {
  private final Predicate<Vector> allowed;
  private final Vector passing;
  private final Outcomes known;

  Minimizer(Predicate<Vector> allowed, Vector passing, Outcomes known) {
    this.allowed = allowed;
    this.passing = passing;
    this.known = known;
  }

  /** A 1-minimal part of the differences, which together must fail. */
  List<Difference> minimize(List<Difference> failing) throws Unknown {
    List<Difference> rest = failing;
    int parts = 2;
    while (rest.size() >= 2) {
      List<List<Difference>> pieces = split(rest, parts);
      // Halves first, which finds a single flag soon; then without a part each, as flags that
      // matter together are seldom in one part.
      Optional<List<Difference>> smaller =
          firstFailing(parts == 2 ? pieces : complements(rest, pieces));
      if (smaller.isPresent()) {
        rest = smaller.get();
        parts = Math.max(2, parts - 1);
      } else if (parts < rest.size()) {
        parts = Math.min(rest.size(), parts * 2);
      } else {
        break;
      }
    }
    return rest;
  }

  private Optional<List<Difference>> firstFailing(List<List<Difference>> candidates)
      throws Unknown {
    for (List<Difference> candidate : candidates) {
      if (fails(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static List<List<Difference>> complements(
      List<Difference> all, List<List<Difference>> pieces) {
    return pieces.stream()
        .map(piece -> all.stream().filter(each -> !piece.contains(each)).toList())
        .toList();
  }

  private static List<List<Difference>> split(List<Difference> all, int parts) {
    List<List<Difference>> pieces = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      List<Difference> piece = all.subList(i * all.size() / parts, (i + 1) * all.size() / parts);
      if (!piece.isEmpty()) {
        pieces.add(piece);
      }
    }
    return pieces;
  }

  /** Whether the scenario fails with these differences; what must not be together cannot fail. */
  boolean fails(List<Difference> differences) throws Unknown {
    Vector vector = passing;
    for (Difference difference : differences) {
      vector = vector.with(difference.flag(), difference.to());
    }
    if (!allowed.test(vector)) {
      return false;
    }
    Vector asked = vector;
    return known.failsAt(asked).orElseThrow(() -> new Unknown(asked));
  }
}
