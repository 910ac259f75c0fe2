package io.sluice.reference.check;

import java.util.Map;
import java.util.Optional;

/**
 * Untrusted values by field name: text, {@link Integer} or other {@link Number}, {@link Boolean},
 * lists and maps, as a JSON object, a form or a line of CSV gave them.
 *
 * @param values the values; absent and null are the same
 * @param prefix what stands before a field's name in a message, such as {@code owners[1].}
 */
public record Input(Map<String, ?> values, String prefix) {

  /** Values on the top level. */
  public static Input of(Map<String, ?> values) {
    return new Input(values, "");
  }

  /** The value of a field, if there is one. */
  public Optional<Object> value(String field) {
    return Optional.ofNullable(values.get(field));
  }

  /** The full name of a field, for messages. */
  public String path(String field) {
    return prefix + field;
  }
}
