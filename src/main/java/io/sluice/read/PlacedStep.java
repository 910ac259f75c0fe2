package io.sluice.read;

import io.sluice.model.Place;
import java.util.List;
import java.util.Optional;

/**
 * A step that runs, with what it is given and where it stands.
 *
 * @param text as it is matched with step definitions; {@code ${name}} not replaced
 * @param rows the rows of its table; empty without one
 * @param doc its doc string
 * @param written how it stands in the files
 */
public record PlacedStep(
    String text, List<List<String>> rows, Optional<String> doc, Written written) {
  /** Makes the list immutable. */
  public PlacedStep {
    rows = List.copyOf(rows);
  }

  static PlacedStep of(OwnStep step) {
    return new PlacedStep(
        step.text(),
        OwnArgument.table(step.argument()).orElse(List.of()),
        OwnArgument.text(step.argument()).map(OwnArgument.Text::content),
        step.written());
  }

  /** Where a reader corrects it: in the phrase, if it is the step of one. */
  public Place place() {
    return written.innermost();
  }
}
