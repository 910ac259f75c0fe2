package io.sluice.engine;

import io.sluice.GateListener;
import io.sluice.Prepared;
import io.sluice.engine.Descriptors.TrialTest;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.plan.Trial;
import io.sluice.model.verdict.Verdict;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.EngineExecutionListener;

/** Trials as test events; a test finishes once its trial is adjudicated. */
final class TrialEvents implements GateListener {
  private final Map<String, TrialTest> tests;
  private final Prepared prepared;
  private final EngineExecutionListener listener;
  private final Set<String> open = new HashSet<>();
  private final Set<String> finished = new HashSet<>();

  TrialEvents(Map<String, TrialTest> tests, Prepared prepared, EngineExecutionListener listener) {
    this.tests = tests;
    this.prepared = prepared;
    this.listener = listener;
  }

  @Override
  public synchronized void trialStarted(Trial trial) {
    test(trial).ifPresent(listener::executionStarted);
    open.add(trial.id());
  }

  @Override
  public synchronized void trialFinished(TrialEvidence evidence) {
    Trial trial = evidence.trial();
    open.remove(trial.id());
    finished.add(trial.id());
    boolean decides =
        evidence.decided() && prepared.plan().isRequired(trial) && !prepared.isQuarantined(trial);
    test(trial).ifPresent(test -> listener.executionFinished(test, Told.result(evidence, decides)));
  }

  /** Ends the tests of trials that never came to their end. */
  synchronized void neverRan(Verdict verdict) {
    for (TrialEvidence evidence : verdict.trials()) {
      Trial trial = evidence.trial();
      if (open.remove(trial.id())) {
        test(trial)
            .ifPresent(test -> listener.executionFinished(test, Told.result(evidence, false)));
      } else if (!finished.contains(trial.id())) {
        test(trial).ifPresent(test -> listener.executionSkipped(test, "it was never begun"));
      }
    }
  }

  private Optional<TrialTest> test(Trial trial) {
    return Optional.ofNullable(tests.get(trial.id()));
  }
}
