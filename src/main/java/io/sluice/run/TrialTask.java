package io.sluice.run;

import io.sluice.model.evidence.Attempt;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.plan.Trial;
import java.util.ArrayList;
import java.util.List;

/** A trial and the attempts made of it so far. In the hands of one lane at a time. */
final class TrialTask {
  private final Trial trial;
  private final List<Attempt> attempts = new ArrayList<>();

  TrialTask(Trial trial) {
    this.trial = trial;
  }

  Trial trial() {
    return trial;
  }

  boolean usesBrowser() {
    return TrialQueue.usesBrowser(trial.scenario());
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
