package io.sluice.model.step;

import io.sluice.model.Place;
import java.util.Optional;

/**
 * A step that features may use.
 *
 * @param group the heading it stands under
 * @param pattern its wording, with {@code {parameters}} or, of a phrase, {@code <parameters>}
 * @param kind who made it
 * @param description what it does, in a sentence or two; may be empty
 * @param example steps that show it, one a line; may be empty
 * @param failing what it says when it does not hold, where an example shows that
 * @param place where a phrase begins
 * @param source the Java method behind it; empty for a phrase
 */
public record StepEntry(
    String group,
    String pattern,
    Kind kind,
    String description,
    String example,
    Optional<String> failing,
    Optional<Place> place,
    String source) {
  /** Who made a step. */
  public enum Kind {
    /** Sluice. */
    BUILT_IN("built in"),
    /** The project, in Java. */
    JAVA("java"),
    /** The project, in a file of phrases. */
    PHRASE("phrase");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As files and output say it. */
    public String word() {
      return word;
    }
  }
}
