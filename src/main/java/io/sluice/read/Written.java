package io.sluice.read;

import io.cucumber.plugin.event.Step;
import io.sluice.model.Place;
import java.util.Optional;

/**
 * How a step that runs stands in the files. A step of a phrase has the place of the step that names
 * the phrase, and beside it its own.
 *
 * @param text the step as the feature has it; of a phrase's step both: {@code Given a client "Acme"
 *     › the answer is 201}
 * @param place where the feature has it
 * @param phrase where the phrase has it, for the step of a phrase
 */
public record Written(String text, Place place, Optional<Place> phrase) {
  private static final String IN = " › ";

  /** What is known of a step that Cucumber ran; empty if it is none that reading made. */
  public static Optional<Written> of(Step step) {
    return step instanceof OwnStep own ? Optional.of(own.written()) : Optional.empty();
  }

  /** Where a reader corrects it: in the phrase, if it is the step of one. */
  public Place innermost() {
    return phrase.orElse(place);
  }

  /** A step of the phrase that this step names. */
  Written inside(String step, Place at) {
    return new Written(text + IN + step, place, Optional.of(at));
  }
}
