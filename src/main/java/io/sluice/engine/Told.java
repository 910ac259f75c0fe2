package io.sluice.engine;

import io.sluice.model.Place;
import io.sluice.model.evidence.Attempt;
import io.sluice.model.evidence.Failure;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.verdict.Answer;
import io.sluice.model.verdict.Decision;
import io.sluice.model.verdict.Reason;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;

/** Outcomes and answers as results of tests. */
final class Told {
  private Told() {}

  /** A failure without a stack trace: what matters is in its text. */
  static AssertionError failure(String text) {
    AssertionError error = new AssertionError(text);
    error.setStackTrace(new StackTraceElement[0]);
    return error;
  }

  /** Not yes fails where it is required, and aborts where it is only reported. */
  static TestExecutionResult result(Decision decision) {
    if (decision.answer() == Answer.YES) {
      return TestExecutionResult.successful();
    }
    AssertionError why =
        failure(
            decision.question().id()
                + ": "
                + decision.answer().word()
                + decision.reasons().stream().map(Told::text).collect(Collectors.joining()));
    return decision.required() ? TestExecutionResult.failed(why) : TestExecutionResult.aborted(why);
  }

  /** A trial that no required question needs cannot fail the build: it aborts. */
  static TestExecutionResult result(TrialEvidence evidence, boolean required) {
    return switch (evidence.outcome()) {
      case PASSED, FLAKY -> TestExecutionResult.successful();
      case FAILED, UNDEFINED ->
          required
              ? TestExecutionResult.failed(failure(evidence))
              : TestExecutionResult.aborted(failure(evidence));
      // They make the answer inconclusive: the decision's own test fails.
      case BROKEN, SKIPPED -> TestExecutionResult.aborted(failure(evidence));
    };
  }

  private static AssertionError failure(TrialEvidence evidence) {
    Optional<Failure> cause = evidence.failure().flatMap(Attempt::error);
    String step = cause.flatMap(Failure::step).map(text -> text + "\n").orElse("");
    String message = cause.map(Failure::message).orElse(evidence.outcome().word());
    AssertionError error =
        new AssertionError(step + message + "\nreproduce: " + evidence.reproduce());
    Place place = cause.flatMap(Failure::place).orElse(evidence.trial().scenario().place());
    error.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement(
              evidence.trial().scenario().feature(), "scenario", place.file(), place.line())
        });
    return error;
  }

  private static String text(Reason reason) {
    return "\n  "
        + reason.code()
        + ": "
        + reason.text()
        + reason.fix().map(f -> "\n      " + f).orElse("");
  }
}
