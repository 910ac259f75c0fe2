package io.sluice.cli;

import io.sluice.model.evidence.Outcome;
import io.sluice.model.plan.Question;
import io.sluice.model.plan.Question.Deploy;
import io.sluice.model.plan.Question.Kill;
import io.sluice.model.plan.Question.Release;
import io.sluice.model.plan.Question.RollBack;
import io.sluice.model.verdict.Answer;
import io.sluice.model.verdict.Decision;
import io.sluice.model.verdict.Reason;
import io.sluice.model.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A verdict as text for a terminal or a log. */
final class VerdictText {
  private static final int REASONS_SHOWN = 5;
  private final Paint paint;

  VerdictText(Paint paint) {
    this.paint = paint;
  }

  String of(Verdict verdict, Path reports) {
    StringBuilder text = new StringBuilder("\n");
    for (Decision decision : verdict.decisions()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-42s %s%s%n",
              name(decision.question()),
              answer(decision.answer()),
              decision.required() ? "" : paint.dim("  (reported)")));
      decision.reasons().stream().limit(REASONS_SHOWN).forEach(reason -> reason(text, reason));
      int more = decision.reasons().size() - REASONS_SHOWN;
      if (more > 0) {
        text.append("    and ").append(more).append(" more reasons\n");
      }
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

  private void reason(StringBuilder text, Reason reason) {
    text.append("    ").append(reason.code()).append(": ").append(reason.text()).append('\n');
    reason.fix().ifPresent(fix -> text.append("        ").append(paint.dim(fix)).append('\n'));
  }
}
