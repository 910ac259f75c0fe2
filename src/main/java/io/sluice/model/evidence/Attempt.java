package io.sluice.model.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One execution of a trial in a fresh tenant.
 *
 * @param outcome never {@link Outcome#FLAKY}
 * @param tenant id of the tenant; empty when none could be created
 * @param startedAt when its tenant was asked for
 * @param duration until its tenant was given back
 * @param error why it did not pass
 * @param evidence files kept of it
 * @param exposures what the service said it evaluated meanwhile, in order
 * @param accounted whether every answer of the service said what it had evaluated for it
 */
public record Attempt(
    Outcome outcome,
    String tenant,
    Instant startedAt,
    Duration duration,
    Optional<Failure> error,
    List<Attachment> evidence,
    List<Exposure> exposures,
    boolean accounted) {
  /** Makes the lists immutable. */
  public Attempt {
    evidence = List.copyOf(evidence);
    exposures = List.copyOf(exposures);
  }
}
