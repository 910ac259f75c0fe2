package io.sluice.publish;

import java.util.Optional;

/**
 * What sluice.yaml says about reports.
 *
 * @param criterionLink address of a criterion in the tracker, {@code {id}} standing for its id;
 *     only {@code http} and {@code https} addresses are shown
 */
public record PublishSettings(Optional<String> criterionLink) {
  /** Without links. */
  public static PublishSettings none() {
    return new PublishSettings(Optional.empty());
  }

  /** The address of that criterion; empty without a usable {@code criterionLink}. */
  Optional<String> linkTo(String criterion) {
    return criterionLink
        .filter(link -> link.startsWith("https://") || link.startsWith("http://"))
        .map(link -> link.replace("{id}", Html.encode(criterion)));
  }
}
