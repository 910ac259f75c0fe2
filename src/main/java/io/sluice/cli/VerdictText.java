package io.sluice.cli;

import io.sluice.StoredAnswer;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.plan.Question;
import io.sluice.model.plan.Question.Deploy;
import io.sluice.model.plan.Question.Kill;
import io.sluice.model.plan.Question.Release;
import io.sluice.model.plan.Question.RollBack;
import io.sluice.model.verdict.Answer;
import io.sluice.model.verdict.Decision;
import io.sluice.model.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A verdict as text for a terminal or a log. */
final class VerdictText {
  private final Paint paint;

  VerdictText(Paint paint) {
    this.paint = paint;
  }

  String of(Verdict verdict, Path reports) {
    StringBuilder text = new StringBuilder("\n");
    ReasonText reasons = new ReasonText(paint);
    for (Decision decision : verdict.decisions()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-42s %s%s%n",
              name(decision.question()),
              answer(decision.answer()),
              decision.required() ? "" : paint.dim("  (reported)")));
      reasons.append(text, decision);
    }
    if (!verdict.findings().notes().isEmpty()) {
      text.append("\nto know\n");
      verdict.findings().notes().forEach(note -> reasons.append(text, note));
    }
    Map<Outcome, Long> counts =
        verdict.trials().stream()
            .collect(Collectors.groupingBy(t -> t.outcome(), Collectors.counting()));
    String outcomes =
        counts.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> entry.getValue() + " " + entry.getKey().word())
            .collect(Collectors.joining(", "));
    double seconds =
        Duration.between(verdict.startedAt(), verdict.finishedAt()).toMillis() / 1000.0;
    text.append(
        String.format(
            Locale.ROOT,
            "%n%d trials (%s) of build %s in %.1f s%n%s%n",
            verdict.trials().size(),
            outcomes,
            verdict.build(),
            seconds,
            reports.resolve("verdict.html")));
    return text.toString();
  }

  /** An answer from stored evidence. */
  static String ofStored(StoredAnswer answer) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%-42s %s%n",
            name(answer.decision().question()),
            answer.decision().answer().word()));
    new ReasonText(new Paint(false)).append(text, answer.decision());
    text.append(
        String.format(
            Locale.ROOT,
            "%nbuild %s in environment %s; %d trials of %s",
            answer.build(),
            answer.environment(),
            answer.decision().restsOn().size(),
            answer.runs().isEmpty() ? "no run" : "run " + String.join(", ", answer.runs())));
    return text.toString();
  }

  /** {@code release risk-v2 → internal}. */
  static String name(Question question) {
    if (question instanceof Release release) {
      return "release " + release.flag() + " to " + release.ring();
    } else if (question instanceof Kill kill) {
      return "kill " + kill.flag();
    } else if (question instanceof RollBack back) {
      return "roll back to " + back.build();
    }
    return ((Deploy) question).word();
  }

  private String answer(Answer answer) {
    return switch (answer) {
      case YES -> paint.green(answer.word());
      case NO -> paint.red(answer.word());
      case INCONCLUSIVE -> paint.yellow(answer.word());
    };
  }
}
