package io.sluice.run;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The existing steps that look most like one that does not exist. */
final class NearestSteps {
  private static final int SHOWN = 3;

  private NearestSteps() {}

  /** At most three patterns, nearest first. */
  static List<String> to(String text, Collection<String> patterns) {
    String plain = plain(text);
    return patterns.stream()
        .sorted(Comparator.comparingInt((String pattern) -> distance(plain, plain(pattern))))
        .limit(SHOWN)
        .toList();
  }

  /** Quoted texts, numbers and parameters do not tell steps apart. */
  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replaceAll("\"[^\"]*\"|\\{[^}]*}|\\d+", "_")
        .replaceAll("\\s+", " ");
  }

  /** Levenshtein's edit distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitution, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
