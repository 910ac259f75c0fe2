package io.sluice.steps.ui;

import java.util.List;

/**
 * {@code policy.accessibility} of sluice.yaml.
 *
 * @param everyPage whether every page that a step leads to is checked
 * @param standard the rules that count
 * @param ignore rules of axe-core that do not count, by id
 */
public record AccessibilitySettings(boolean everyPage, Standard standard, List<String> ignore) {
  /** Sets of axe-core's rules; each holds those before it. */
  public enum Standard {
    /** WCAG 2.0, level A. */
    WCAG2A("wcag2a", List.of("wcag2a")),
    /** WCAG 2.0, level AA. */
    WCAG2AA("wcag2aa", List.of("wcag2a", "wcag2aa")),
    /** WCAG 2.1, level AA. */
    WCAG21AA("wcag21aa", List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")),
    /** WCAG 2.2, level AA. */
    WCAG22AA("wcag22aa", List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")),
    /** WCAG 2.2, level AA, and what axe-core recommends besides. */
    BEST_PRACTICE(
        "best-practice",
        List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"));

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // from List.of
    private final List<String> tags;

    Standard(String word, List<String> tags) {
      this.word = word;
      this.tags = tags;
    }

    /** As sluice.yaml says it. */
    public String word() {
      return word;
    }

    /** Axe-core's tags of the rules. */
    List<String> tags() {
      return tags;
    }
  }

  /** Makes the list immutable. */
  public AccessibilitySettings {
    ignore = List.copyOf(ignore);
  }

  /** What holds when sluice.yaml says nothing: pages are checked where a step says so. */
  public static AccessibilitySettings defaults() {
    return new AccessibilitySettings(false, Standard.WCAG2AA, List.of());
  }
}
