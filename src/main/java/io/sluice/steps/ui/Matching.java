package io.sluice.steps.ui;

import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;

/** Which elements a name means. */
final class Matching {
  private static final int RANKS = 3;
  private static final BiPredicate<String, String> EXACT = String::equals;
  private static final BiPredicate<String, String> ANY_CASE = String::equalsIgnoreCase;

  private static final List<BiPredicate<String, String>> WAYS =
      List.of(EXACT, ANY_CASE, Matching::part);

  private Matching() {}

  private static boolean part(String name, String wanted) {
    return name.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
  }

  /**
   * The elements the name fits best: exactly, then regardless of case, then as a part of a name;
   * each first by what assistive technology calls them, then by label and text. Several if they fit
   * equally well.
   */
  static List<Element> best(List<Element> elements, String wanted) {
    for (BiPredicate<String, String> fits : WAYS) {
      for (int rank = 0; rank < RANKS; rank++) {
        List<Element> found = named(elements, wanted, fits, rank);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return List.of();
  }

  /** Those that have exactly this name. */
  static List<Element> exactly(List<Element> elements, String wanted) {
    return anyRank(elements, wanted, EXACT);
  }

  /** Those that have this name, regardless of case. */
  static List<Element> inAnyCase(List<Element> elements, String wanted) {
    return anyRank(elements, wanted, ANY_CASE);
  }

  /** Those a name of which contains this text as it is written. */
  static List<Element> containing(List<Element> elements, String wanted) {
    return anyRank(elements, wanted, String::contains);
  }

  /** Those with a name equal to the text if there are any, else those that contain it. */
  static List<Element> byText(List<Element> elements, String wanted) {
    List<Element> equal = exactly(elements, wanted);
    return equal.isEmpty() ? containing(elements, wanted) : equal;
  }

  private static List<Element> anyRank(
      List<Element> elements, String wanted, BiPredicate<String, String> fits) {
    return elements.stream()
        .filter(one -> one.names().stream().anyMatch(name -> fits.test(name.text(), wanted)))
        .toList();
  }

  private static List<Element> named(
      List<Element> elements, String wanted, BiPredicate<String, String> fits, int rank) {
    return elements.stream()
        .filter(
            one ->
                one.names().stream()
                    .anyMatch(name -> name.rank() == rank && fits.test(name.text(), wanted)))
        .toList();
  }
}
