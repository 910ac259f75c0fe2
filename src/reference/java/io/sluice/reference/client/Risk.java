package io.sluice.reference.client;

import java.util.List;

/**
 * How risky a client is.
 *
 * @param score 0 to 100
 * @param band the name of the range it is in, such as {@code Low}
 * @param model {@code v1} or {@code v2}
 * @param factors what the score is made of; empty in v1, which does not tell
 */
public record Risk(int score, String band, String model, List<Factor> factors) {

  /** One part of a score. */
  public record Factor(String key, String label, int points) {}
}
