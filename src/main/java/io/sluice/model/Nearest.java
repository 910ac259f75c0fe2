package io.sluice.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word somebody may have meant. */
public final class Nearest {
  private Nearest() {}

  /** The known word nearest to what was written, if it is near enough to be a slip. */
  public static Optional<String> to(String written, Collection<String> known) {
    return known.stream()
        .filter(word -> distance(written, word) <= slips(word))
        .min(Comparator.comparingInt(word -> distance(written, word)));
  }

  /** {@code ; did you mean "x"?}, or nothing. */
  public static String hint(String written, Collection<String> known) {
    return to(written, known).map(word -> "; did you mean \"" + word + "\"?").orElse("");
  }

  private static int slips(String word) {
    return Math.max(1, Math.min(3, word.length() / 2));
  }

  /** Levenshtein distance, ignoring case. */
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
