package io.sluice.steps.ui;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words for messages, and which of many names come near a wanted one. */
final class Texts {
  private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0]+");
  private static final int LONGEST = 120;

  private Texts() {}

  /** The text with every stretch of white space as one blank, and none at its ends. */
  static String squash(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip();
  }

  /** The text in quotes, shortened if it is long. */
  static String quote(String text) {
    String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    return "\"" + shown + "\"";
  }

  /** The names in quotes, nearest to the wanted one first, some at most. */
  static String nearest(String wanted, List<String> names, int most) {
    List<String> distinct = names.stream().filter(name -> !name.isEmpty()).distinct().toList();
    String first =
        distinct.stream()
            .sorted(Comparator.comparingInt(name -> distance(wanted, name)))
            .limit(most)
            .map(Texts::quote)
            .collect(Collectors.joining(", "));
    int more = distinct.size() - most;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  /** How long, in the unit people would use. */
  static String span(Duration time) {
    long millis = time.toMillis();
    return millis >= 1000 && millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }

  /** Levenshtein's distance, regardless of case, of the first {@value #LONGEST} characters. */
  static int distance(String one, String other) {
    String left = cut(one);
    String right = cut(other);
    int[] row = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int change = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[right.length()];
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST)).toLowerCase(Locale.ROOT);
  }
}
