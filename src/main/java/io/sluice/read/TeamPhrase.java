package io.sluice.read;

import io.sluice.model.Place;
import java.util.List;

/**
 * A phrase of the project: a step made of steps.
 *
 * @param title its wording, with {@code <parameters>}
 * @param place where it begins
 * @param description what the comment above it says; may be empty
 * @param steps the texts of its steps, parameters unfilled
 * @param takesTable whether a step that names it has a table
 * @param takesText whether a step that names it has a doc string
 * @param idle parameters that none of its steps mentions
 * @param used whether a scenario needs it
 */
public record TeamPhrase(
    String title,
    Place place,
    String description,
    List<String> steps,
    boolean takesTable,
    boolean takesText,
    List<String> idle,
    boolean used) {
  /** Makes the lists immutable. */
  public TeamPhrase {
    steps = List.copyOf(steps);
    idle = List.copyOf(idle);
  }
}
