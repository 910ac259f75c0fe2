package io.sluice.steps.ui;

import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;

/** Which elements a name means. */
final class Matching {
  private static final BiPredicate<String, String> EXACT = String::equals;
  private static final BiPredicate<String, String> ANY_CASE = String::equalsIgnoreCase;
  private static final BiPredicate<String, String> PART = Matching::part;

  private record Way(BiPredicate<String, String> fits, int rank) {}

  // What can be pressed without a role, and ids, come before a part of a name; any text comes last.
  private static final List<Way> WAYS =
      List.of(
          new Way(EXACT, 0),
          new Way(EXACT, 1),
          new Way(EXACT, 2),
          new Way(ANY_CASE, 0),
          new Way(ANY_CASE, 1),
          new Way(ANY_CASE, 2),
          new Way(EXACT, 3),
          new Way(EXACT, 4),
          new Way(PART, 0),
          new Way(PART, 1),
          new Way(PART, 2),
          new Way(EXACT, 5));

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
    return WAYS.stream()
        .map(way -> named(elements, wanted, way))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static List<Element> named(List<Element> elements, String wanted, Way way) {
    return elements.stream()
        .filter(
            one ->
                one.names().stream()
                    .anyMatch(
                        name -> name.rank() == way.rank() && way.fits().test(name.text(), wanted)))
        .toList();
  }

  /** Those that have exactly this name; where none has, those with this id. */
  static List<Element> exactly(List<Element> elements, String wanted) {
    List<Element> named = known(elements, wanted, EXACT);
    return named.isEmpty() ? named(elements, wanted, new Way(EXACT, 4)) : named;
  }

  /** Those that have this name, regardless of case; where none has, those with this id. */
  static List<Element> inAnyCase(List<Element> elements, String wanted) {
    List<Element> named = known(elements, wanted, ANY_CASE);
    return named.isEmpty() ? named(elements, wanted, new Way(EXACT, 4)) : named;
  }

  /** Those a name of which contains this text as it is written. */
  static List<Element> containing(List<Element> elements, String wanted) {
    return known(elements, wanted, String::contains);
  }

  /** Those with a name equal to the text if there are any, else those that contain it. */
  static List<Element> byText(List<Element> elements, String wanted) {
    List<Element> equal = exactly(elements, wanted);
    return equal.isEmpty() ? containing(elements, wanted) : equal;
  }

  private static List<Element> known(
      List<Element> elements, String wanted, BiPredicate<String, String> fits) {
    return elements.stream()
        .filter(
            one ->
                one.names().stream()
                    .anyMatch(
                        name -> name.rank() < Element.LOOSE && fits.test(name.text(), wanted)))
        .toList();
  }
}
