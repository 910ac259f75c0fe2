package io.sluice.engine;

import io.sluice.GateRun;
import io.sluice.Prepared;
import io.sluice.Sluice;
import io.sluice.engine.Descriptors.DecisionTest;
import io.sluice.engine.Descriptors.InvalidTest;
import io.sluice.engine.Descriptors.Root;
import io.sluice.engine.Descriptors.Run;
import io.sluice.engine.Descriptors.TrialTest;
import io.sluice.model.InvalidInput;
import io.sluice.model.plan.Need;
import io.sluice.model.plan.Plan;
import io.sluice.model.plan.Trial;
import io.sluice.model.verdict.Decision;
import io.sluice.model.verdict.Verdict;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;

/** Runs the gate behind a discovered root and reports it as tests. */
final class GateExecution {
  private final Root root;
  private final EngineExecutionListener listener;

  GateExecution(Root root, EngineExecutionListener listener) {
    this.root = root;
    this.listener = listener;
  }

  void run() {
    listener.executionStarted(root);
    listener.executionStarted(root.gate());
    Sluice.hideLatest(root.project());
    try {
      testsOf(InvalidTest.class).forEach(this::report);
      root.run().ifPresent(this::gate);
      listener.executionFinished(root.gate(), TestExecutionResult.successful());
    } catch (InvalidInput problem) {
      listener.executionFinished(
          root.gate(),
          TestExecutionResult.failed(Told.failure(String.valueOf(problem.getMessage()))));
    }
    listener.executionFinished(root, TestExecutionResult.successful());
  }

  private void report(InvalidTest test) {
    listener.executionStarted(test);
    listener.executionFinished(
        test,
        TestExecutionResult.failed(Told.failure(String.valueOf(test.problem().getMessage()))));
  }

  private void gate(Run run) {
    Prepared prepared = chosen(run.prepared());
    Map<String, TrialTest> tests = new HashMap<>();
    testsOf(TrialTest.class).forEach(test -> tests.put(test.trial().id(), test));
    TrialEvents events = new TrialEvents(tests, prepared, listener);
    GateRun gate = run.sluice().gate(prepared, run.parameters().request(), events);
    Thread onInterrupt = new Thread(() -> end(gate, run.sluice().secondsToEnd()), "interrupt");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    Verdict verdict;
    try {
      verdict = gate.run();
    } finally {
      forget(onInterrupt);
    }
    events.neverRan(verdict);
    for (DecisionTest test : testsOf(DecisionTest.class)) {
      verdict.decisions().stream()
          .filter(decision -> decision.question().equals(test.question()))
          .forEach(decision -> report(test, decision));
    }
  }

  private void report(DecisionTest test, Decision decision) {
    listener.executionStarted(test);
    listener.executionFinished(test, Told.result(decision));
  }

  /** The plan without the trials that were not chosen. */
  private Prepared chosen(Prepared prepared) {
    Set<Trial> trials =
        testsOf(TrialTest.class).stream().map(TrialTest::trial).collect(Collectors.toSet());
    if (trials.size() == prepared.plan().trials().size()) {
      return prepared;
    }
    List<Need> needs = testsOf(DecisionTest.class).isEmpty() ? List.of() : prepared.plan().needs();
    List<Trial> kept = prepared.plan().trials().stream().filter(trials::contains).toList();
    return prepared.with(new Plan(needs, kept));
  }

  private <T extends TestDescriptor> Collection<T> testsOf(Class<T> type) {
    return root.gate().getChildren().stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static void end(GateRun gate, long seconds) {
    gate.stop("interrupted", "the run was interrupted");
    try {
      gate.awaitEnd(seconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM goes down; the hook has just seen this run end.
      Thread.currentThread().interrupt();
    }
  }
}
