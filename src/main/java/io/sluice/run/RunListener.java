package io.sluice.run;

import io.sluice.model.evidence.Attempt;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.plan.Trial;

/** Told what happens while trials run. Called from several threads, one call at a time. */
public interface RunListener {
  /** A trial's first attempt begins. */
  default void trialStarted(Trial trial) {}

  /** An attempt ended; more may follow. */
  default void attempted(Trial trial, Attempt attempt) {}

  /** A trial is adjudicated. */
  default void trialFinished(TrialEvidence evidence) {}
}
