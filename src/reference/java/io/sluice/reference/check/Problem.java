package io.sluice.reference.check;

import java.util.Optional;

/**
 * One thing that is wrong with a request.
 *
 * @param code a stable word for programs, such as {@code required}
 * @param message a sentence for people, the same in API and UI
 * @param field the field to blame, as named in the API; empty when no single field is
 */
public record Problem(String code, String message, Optional<String> field) {

  /** A problem of one field. */
  public static Problem of(String code, String message, String field) {
    return new Problem(code, message, Optional.of(field));
  }

  /** A problem of the request as a whole. */
  public static Problem of(String code, String message) {
    return new Problem(code, message, Optional.empty());
  }
}
