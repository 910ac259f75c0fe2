package io.sluice.openapi;

import java.util.Optional;

/** Looks at each exchange with the service. Thread-safe. */
@FunctionalInterface
public interface ExchangeCheck {
  /** Finds nothing, and costs nothing. */
  ExchangeCheck NONE = exchange -> Optional.empty();

  /**
   * What is wrong with an exchange, for people; empty if nothing is. May hold secrets that the
   * answer held.
   *
   * @throws io.sluice.model.Trouble if it cannot be told
   */
  Optional<String> problem(Seen exchange);
}
