package io.sluice.model.evidence;

import io.sluice.model.Place;
import java.util.Optional;

/**
 * Why an attempt did not pass.
 *
 * @param message what was expected and what was there; may have several lines; secrets masked
 * @param step the step's keyword and text
 * @param place the step's place
 */
public record Failure(String message, Optional<String> step, Optional<Place> place) {}
