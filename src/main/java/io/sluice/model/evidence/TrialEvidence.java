package io.sluice.model.evidence;

import io.sluice.model.plan.Trial;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The record of one trial.
 *
 * @param trial what was tried
 * @param outcome the adjudicated outcome of its attempts
 * @param decided false when a failure was neither confirmed nor cleared: nothing follows from it
 * @param attempts in the order they were made; empty when it never ran
 * @param reproduce the command that runs this trial alone
 * @param standIn the trial from which this one was concluded; empty if it ran
 */
public record TrialEvidence(
    Trial trial,
    Outcome outcome,
    boolean decided,
    List<Attempt> attempts,
    String reproduce,
    Optional<StandIn> standIn) {
  /** By what they mean for an answer: good, nothing known, undecided, failed. */
  static final Comparator<TrialEvidence> WORST_LAST =
      Comparator.comparing(TrialEvidence::isFailed)
          .thenComparing(trial -> !trial.decided)
          .thenComparing(trial -> !trial.isGood())
          .thenComparing(TrialEvidence::outcome)
          .thenComparing(trial -> trial.attempts.size())
          .thenComparing(trial -> trial.attempts.toString());

  /** Makes the list immutable. */
  public TrialEvidence {
    attempts = List.copyOf(attempts);
  }

  /** The record of these attempts, adjudicated by this test. */
  public static TrialEvidence of(
      Trial trial, List<Attempt> attempts, SequentialTest test, String reproduce) {
    return new TrialEvidence(
        trial,
        Adjudication.of(attempts, test),
        !Adjudication.isUndecided(attempts, test),
        attempts,
        reproduce,
        Optional.empty());
  }

  /** A trial that was not run: another one stands in for it. */
  public static TrialEvidence derived(Trial trial, StandIn standIn, String reproduce) {
    return new TrialEvidence(
        trial, Outcome.PASSED, true, List.of(), reproduce, Optional.of(standIn));
  }

  /** A trial of which nothing is known. */
  public static TrialEvidence none(Trial trial, String reproduce) {
    return new TrialEvidence(trial, Outcome.SKIPPED, true, List.of(), reproduce, Optional.empty());
  }

  /** Whether it was concluded from another trial. */
  public boolean isDerived() {
    return standIn.isPresent();
  }

  /** Whether nothing was tried and nothing concluded. */
  public boolean isUnknown() {
    return attempts.isEmpty() && standIn.isEmpty();
  }

  /** What the service evaluated in all attempts, or in the trial that stands in. */
  public List<Exposure> exposures() {
    return Stream.concat(
            attempts.stream().flatMap(attempt -> attempt.exposures().stream()),
            standIn.stream().flatMap(other -> other.exposures().stream()))
        .toList();
  }

  /** Whether the trial counts as a pass. */
  public boolean isGood() {
    return decided && (outcome == Outcome.PASSED || outcome == Outcome.FLAKY);
  }

  /** Whether its failure is confirmed. */
  public boolean isFailed() {
    return decided && outcome == Outcome.FAILED;
  }

  /** The tenant of the last attempt; empty text if there was none. */
  public String tenant() {
    return attempts.isEmpty() ? "" : attempts.get(attempts.size() - 1).tenant();
  }

  /** The last attempt that did not pass. */
  public Optional<Attempt> failure() {
    return attempts.stream()
        .filter(attempt -> attempt.outcome() != Outcome.PASSED)
        .reduce((first, second) -> second);
  }
}
