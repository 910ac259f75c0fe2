package io.sluice.model.evidence;

import io.sluice.model.Place;
import java.util.Optional;

/**
 * Why an attempt did not pass.
 *
 * @param message what was expected and what was there; may have several lines; secrets masked
 * @param step the step's keyword and text
 * @param place the step's place in the feature
 * @param phrase the place in the phrase, for a step that the feature has by a phrase
 */
public record Failure(
    String message, Optional<String> step, Optional<Place> place, Optional<Place> phrase) {
  /** Of a step that no phrase has. */
  public Failure(String message, Optional<String> step, Optional<Place> place) {
    this(message, step, place, Optional.empty());
  }
}
