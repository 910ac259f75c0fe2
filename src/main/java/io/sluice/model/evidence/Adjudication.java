package io.sluice.model.evidence;

import java.util.Comparator;
import java.util.List;

/**
 * What several attempts of one trial amount to. One pure piece of code, used while running (is
 * another attempt needed?) and while judging.
 */
public final class Adjudication {
  private Adjudication() {}

  /** The outcome of these attempts; no attempt at all is {@link Outcome#SKIPPED}. */
  public static Outcome of(List<Attempt> attempts) {
    List<Outcome> outcomes = attempts.stream().map(Attempt::outcome).distinct().toList();
    if (outcomes.isEmpty()) {
      return Outcome.SKIPPED;
    }
    // Trouble of our own says nothing about the service: the other attempts decide, if there are.
    List<Outcome> telling = outcomes.stream().filter(o -> o != Outcome.BROKEN).toList();
    if (telling.isEmpty()) {
      return Outcome.BROKEN;
    }
    boolean mixed = telling.contains(Outcome.PASSED) && telling.contains(Outcome.FAILED);
    return mixed ? Outcome.FLAKY : telling.stream().max(Comparator.naturalOrder()).orElseThrow();
  }

  /** Whether these attempts call for another one, given how many repeats are allowed. */
  public static boolean needsRepeat(List<Attempt> attempts, int repeats) {
    if (attempts.isEmpty()) {
      return true;
    }
    Outcome first = attempts.get(0).outcome();
    boolean worthIt = first == Outcome.FAILED || first == Outcome.BROKEN;
    boolean settled = first == Outcome.BROKEN && of(attempts) == Outcome.PASSED;
    return worthIt && !settled && attempts.size() <= repeats;
  }
}
