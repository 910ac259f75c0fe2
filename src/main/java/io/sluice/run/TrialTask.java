package io.sluice.run;

import io.sluice.model.evidence.Attempt;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.plan.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A trial and the attempts made of it so far. In the hands of one lane at a time. */
final class TrialTask {
  /**
   * What failed lately first, for who waits; then what takes longest, so that no lane ends late.
   */
  static final Comparator<TrialTask> MOST_URGENT_FIRST =
      Comparator.comparing((TrialTask task) -> !task.failedLately)
          .thenComparing(task -> task.expected, Comparator.reverseOrder());

  /** What a trial is run for. */
  enum Role {
    /** A question needs it. */
    JUDGED,
    /** It should fail, as the flag it is about is off. */
    CONTROL,
    /** It tells what a failure depends on. */
    PROBE
  }

  private final Trial trial;
  private final Role role;
  private final Duration expected;
  private final boolean failedLately;
  private final boolean usesBrowser;
  private final List<Attempt> attempts = new ArrayList<>();

  TrialTask(Trial trial, Role role, Duration expected, boolean failedLately) {
    this.trial = trial;
    this.role = role;
    this.expected = expected;
    this.failedLately = failedLately;
    this.usesBrowser = TrialQueue.usesBrowser(trial.scenario());
  }

  /** A judged trial of which nothing is known. */
  TrialTask(Trial trial) {
    this(trial, Role.JUDGED, Duration.ZERO, false);
  }

  Trial trial() {
    return trial;
  }

  Role role() {
    return role;
  }

  Duration expected() {
    return expected;
  }

  boolean usesBrowser() {
    return usesBrowser;
  }

  /** In the order they were made. */
  List<Attempt> attempts() {
    return attempts;
  }

  void add(Attempt attempt) {
    attempts.add(attempt);
  }

  /** Whether the only attempt so far says that something is wrong. */
  boolean stumbledAtFirst() {
    Outcome first = attempts.get(0).outcome();
    return first == Outcome.FAILED || first == Outcome.BROKEN;
  }
}
