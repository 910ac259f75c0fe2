package io.sluice.config;

import java.util.Collection;
import java.util.Optional;

/** Finds the word somebody may have meant. */
final class Nearest {
  private Nearest() {}

  /** The known word nearest to what was written, if it is near enough to be a slip. */
  static Optional<String> to(String written, Collection<String> known) {
    return io.sluice.model.Nearest.to(written, known);
  }

  /** {@code ; did you mean "x"?}, or nothing. */
  static String hint(String written, Collection<String> known) {
    return io.sluice.model.Nearest.hint(written, known);
  }
}
