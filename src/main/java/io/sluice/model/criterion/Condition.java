package io.sluice.model.criterion;

import io.sluice.model.flag.Vector;
import java.util.Optional;

/**
 * Where a scenario applies, as one {@code @flag:…} tag says.
 *
 * @param flag a declared flag
 * @param value the word it must have; empty for {@code @flag:F}, which means anything but off
 */
public record Condition(String flag, Optional<String> value) {
  /** Whether the vector meets the condition. */
  public boolean holds(Vector vector) {
    return value.map(vector.value(flag)::equals).orElseGet(() -> vector.isOn(flag));
  }

  /** As the tag is written. */
  @Override
  public String toString() {
    return "@flag:" + flag + value.map(v -> "=" + v).orElse("");
  }
}
