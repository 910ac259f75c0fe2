package io.sluice.flags.flagd;

import java.util.Comparator;
import java.util.List;

/**
 * A piece of a text and what comes in its place.
 *
 * @param end excluded
 */
record Splice(int start, int end, String with) {
  static Splice insert(int at, String what) {
    return new Splice(at, at, what);
  }

  static Splice delete(int start, int end) {
    return new Splice(start, end, "");
  }

  /** The text with all of them; they do not overlap. */
  static String apply(String text, List<Splice> splices) {
    StringBuilder changed = new StringBuilder(text);
    splices.stream()
        .sorted(Comparator.comparingInt(Splice::start).reversed())
        .forEach(splice -> changed.replace(splice.start(), splice.end(), splice.with()));
    return changed.toString();
  }
}
