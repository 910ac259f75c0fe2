package io.sluice.run;

import io.sluice.model.evidence.Attempt;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.plan.Trial;
import java.util.List;

/** Told what happens while trials run. Called from several threads, one call at a time. */
public interface RunListener {
  /** A trial's first attempt begins. */
  default void trialStarted(Trial trial) {}

  /** An attempt ended; more may follow. */
  default void attempted(Trial trial, Attempt attempt) {}

  /** These trials are run as well, to find out what failures depend on; so many are in all. */
  default void probing(List<Trial> round, int soFar) {}

  /** A trial is adjudicated. */
  default void trialFinished(TrialEvidence evidence) {}
}
