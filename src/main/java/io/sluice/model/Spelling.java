package io.sluice.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Slips of the keyboard. */
public final class Spelling {
  private static final int LONG_WORD = 4;

  private Spelling() {}

  /** Whether one is the other with a slip: a letter too many, missing, another, or two swapped. */
  public static boolean isSlip(String one, String other) {
    if (Math.min(one.length(), other.length()) < LONG_WORD - 1) {
      return false;
    }
    return distance(one, other) <= (one.length() > LONG_WORD * 2 ? 2 : 1);
  }

  /** The word that this one is a slip of, if there is one. */
  public static Optional<String> meant(String word, Collection<String> words) {
    return words.stream()
        .filter(each -> isSlip(word, each))
        .min(Comparator.comparingInt(each -> distance(word, each)));
  }

  /** Edit distance with swaps (Damerau and Levenshtein, restricted). */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int other = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + other, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
