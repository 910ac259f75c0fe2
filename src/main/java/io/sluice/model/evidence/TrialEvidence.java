package io.sluice.model.evidence;

import io.sluice.model.plan.Trial;
import java.util.List;

/**
 * The record of one trial.
 *
 * @param trial what was tried
 * @param outcome the adjudicated outcome of its attempts
 * @param attempts in the order they were made; empty when it never ran
 * @param reproduce the command that runs this trial alone
 */
public record TrialEvidence(
    Trial trial, Outcome outcome, List<Attempt> attempts, String reproduce) {
  /** Makes the list immutable. */
  public TrialEvidence {
    attempts = List.copyOf(attempts);
  }

  /** The tenant of the last attempt; empty text if there was none. */
  public String tenant() {
    return attempts.isEmpty() ? "" : attempts.get(attempts.size() - 1).tenant();
  }

  /** The last attempt that did not pass. */
  public java.util.Optional<Attempt> failure() {
    return attempts.stream()
        .filter(attempt -> attempt.outcome() != Outcome.PASSED)
        .reduce((first, second) -> second);
  }
}
