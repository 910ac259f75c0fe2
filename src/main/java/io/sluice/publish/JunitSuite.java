package io.sluice.publish;

import io.sluice.model.evidence.Attempt;
import io.sluice.model.evidence.Failure;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.verdict.Answer;
import io.sluice.model.verdict.Decision;
import io.sluice.model.verdict.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A suite of {@code junit.xml}.
 *
 * @param name its name
 * @param tests its tests
 */
record JunitSuite(String name, List<Test> tests) {
  /** How a test ended; {@code element} is its element in the file. */
  enum Kind {
    PASSED(""),
    FAILURE("failure"),
    ERROR("error"),
    SKIPPED("skipped");

    final String element;

    Kind(String element) {
      this.element = element;
    }
  }

  /** How a test ended, in one line and in full. */
  record Result(Kind kind, String message, String details) {
    static final Result PASSED = new Result(Kind.PASSED, "", "");
  }

  /** A test; the file is empty where there is none, the note is what goes to system-out. */
  record Test(
      String className, String name, String file, Duration time, Result result, String note) {}

  int count(Kind kind) {
    return (int) tests.stream().filter(test -> test.result().kind() == kind).count();
  }

  Duration time() {
    return tests.stream().map(Test::time).reduce(Duration.ZERO, Duration::plus);
  }

  static Test test(Decision decision) {
    String name = Words.question(decision.question());
    return new Test("sluice.decisions", name, "", Duration.ZERO, result(decision), "");
  }

  private static Result result(Decision decision) {
    if (decision.answer() == Answer.YES) {
      return Result.PASSED;
    }
    String first = decision.reasons().stream().findFirst().map(Reason::text).orElse("");
    String message = decision.answer().word() + ": " + first;
    if (!decision.required()) {
      return new Result(Kind.SKIPPED, message + " (reported only)", "");
    }
    String details =
        decision.reasons().stream().map(JunitSuite::text).collect(Collectors.joining("\n"));
    Kind kind = decision.answer() == Answer.NO ? Kind.FAILURE : Kind.ERROR;
    return new Result(kind, message, details);
  }

  private static String text(Reason reason) {
    StringBuilder text = new StringBuilder(reason.code()).append(": ").append(reason.text());
    reason.fix().ifPresent(fix -> text.append("\n  fix: ").append(fix));
    reason.blame().forEach(blame -> text.append("\n  blame: ").append(blame));
    reason.trials().forEach(trial -> text.append("\n  trial: ").append(trial));
    return text.toString();
  }

  static Result result(TrialEvidence trial, Stakes stakes) {
    Outcome outcome = trial.outcome();
    if (outcome == Outcome.PASSED || outcome == Outcome.FLAKY) {
      return Result.PASSED;
    }
    Optional<Failure> failure = trial.failure().flatMap(Attempt::error);
    String line = failure.map(f -> Words.oneLine(f.message(), 300)).orElse("no evidence");
    String message = outcome.word() + ": " + line;
    if (!stakes.required(trial)) {
      String only = stakes.questions(trial);
      String blocks = only.isEmpty() ? "no question rests on it" : "stands only against: " + only;
      return new Result(Kind.SKIPPED, message + " (" + blocks + ")", "");
    }
    String details =
        failure.map(Failure::message).orElse(line)
            + failure.flatMap(Failure::step).map(step -> "\nat: " + step).orElse("")
            + failure.flatMap(Failure::place).map(place -> "\nin: " + place).orElse("")
            + failure.flatMap(Failure::phrase).map(place -> "\nphrase: " + place).orElse("")
            + "\nneeded by: "
            + stakes.questions(trial)
            + "\nreproduce: "
            + trial.reproduce();
    return switch (outcome) {
      case FAILED -> new Result(Kind.FAILURE, message, details);
      case SKIPPED -> new Result(Kind.SKIPPED, message, "");
      default -> new Result(Kind.ERROR, message, details);
    };
  }

  static String note(TrialEvidence trial) {
    if (trial.isDerived()) {
      return "derived: not run, " + trial.standIn().orElseThrow().trial() + " stands in for it";
    }
    if (trial.attempts().size() < 2) {
      return "";
    }
    String attempts =
        trial.attempts().stream()
            .map(attempt -> attempt.outcome().word())
            .collect(Collectors.joining(", "));
    return trial.outcome().word() + ": attempts " + attempts;
  }
}
