package io.sluice.model.evidence;

import io.sluice.model.evidence.SequentialTest.Finding;
import java.util.Comparator;
import java.util.List;

/**
 * What several attempts of one trial amount to. One pure piece of code, used while running (is
 * another attempt needed?) and while judging.
 */
public final class Adjudication {
  /** Trouble of our own is tried again so often. */
  private static final int BROKEN_REPEATS = 2;

  private Adjudication() {}

  /** The outcome of these attempts; no attempt at all is {@link Outcome#SKIPPED}. */
  public static Outcome of(List<Attempt> attempts, SequentialTest test) {
    if (attempts.isEmpty()) {
      return Outcome.SKIPPED;
    }
    // Trouble of our own says nothing about the service: the other attempts decide, if there are.
    List<Outcome> telling =
        attempts.stream().map(Attempt::outcome).filter(o -> o != Outcome.BROKEN).toList();
    if (telling.isEmpty()) {
      return Outcome.BROKEN;
    }
    boolean other = telling.stream().anyMatch(o -> o == Outcome.UNDEFINED || o == Outcome.SKIPPED);
    if (other) {
      return telling.stream().max(Comparator.naturalOrder()).orElseThrow();
    }
    return switch (test.of(attempts)) {
      case PASSED -> Outcome.PASSED;
      case FLAKY -> Outcome.FLAKY;
      case FAILED -> Outcome.FAILED;
      case NOTHING, OPEN, UNDECIDED ->
          telling.contains(Outcome.PASSED) ? Outcome.FLAKY : Outcome.FAILED;
    };
  }

  /** Whether the failure was neither confirmed nor cleared: nothing follows from it. */
  public static boolean isUndecided(List<Attempt> attempts, SequentialTest test) {
    Finding finding = test.of(attempts);
    return finding == Finding.OPEN || finding == Finding.UNDECIDED;
  }

  /** Whether these attempts call for another one. */
  public static boolean needsRepeat(List<Attempt> attempts, SequentialTest test) {
    if (attempts.isEmpty()) {
      return true;
    }
    return switch (attempts.get(attempts.size() - 1).outcome()) {
      case UNDEFINED, SKIPPED -> false;
      case BROKEN ->
          attempts.stream().filter(a -> a.outcome() == Outcome.BROKEN).count() <= BROKEN_REPEATS;
      default -> test.of(attempts) == Finding.OPEN;
    };
  }
}
