package io.sluice.cli;

import io.sluice.StoredAnswer;
import io.sluice.model.evidence.Conduct;
import io.sluice.model.evidence.Conduct.Skipping;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
            "%n%d trials (%s)%s of build %s in %.1f s%n%s%s%n",
            verdict.trials().size(),
            outcomes,
            extra(verdict),
            verdict.build(),
            seconds,
            conduct(verdict.findings().conduct()),
            reports.resolve("verdict.html")));
    return text.toString();
  }

  /** How the run went about its trials, a line each. */
  private static String conduct(Conduct conduct) {
    StringBuilder text = new StringBuilder();
    conduct
        .schedule()
        .ifPresent(
            schedule ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "schedule efficiency %.2f: %.1f s in %d lanes, %d with a browser; at best %.1f s%n",
                        schedule.efficiency(),
                        schedule.wall().toMillis() / 1000.0,
                        schedule.lanes(),
                        schedule.browsers(),
                        schedule.bound().toMillis() / 1000.0)));
    conduct.skipping().ifPresent(skipping -> text.append(skipping(skipping)));
    return text.toString();
  }

  private static String skipping(Skipping skipping) {
    return String.format(
        Locale.ROOT,
        "%d trials concluded from others, %d of such run as a sample (seed %d)%s%n",
        skipping.derived(),
        skipping.sample().size(),
        skipping.seed(),
        skipping.contradiction().map(why -> "; then all run, as " + why).orElse(""));
  }

  /** What repeats and probes cost. */
  private static String extra(Verdict verdict) {
    long repeats =
        verdict.trials().stream().mapToLong(t -> Math.max(0, t.attempts().size() - 1)).sum();
    int probes = verdict.findings().probes().size();
    return (repeats == 0 ? "" : ", " + repeats + (repeats == 1 ? " repeat" : " repeats"))
        + (probes == 0 ? "" : ", " + probes + (probes == 1 ? " probe" : " probes"));
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
    answer.decision().reasons().stream()
        .filter(reason -> reason.code().equals("evidence-missing"))
        .forEach(reason -> lacking(text, reason));
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

  /** Every trial without evidence, by vector. */
  private static void lacking(StringBuilder text, Reason reason) {
    Map<String, List<String>> byVector = new LinkedHashMap<>();
    for (String trial : reason.trials()) {
      int at = Math.max(0, trial.indexOf(" ["));
      byVector
          .computeIfAbsent(trial.substring(at).strip(), vector -> new ArrayList<>())
          .add(trial.substring(0, at));
    }
    byVector.forEach(
        (vector, scenarios) -> {
          text.append("\nno evidence with ").append(vector).append('\n');
          scenarios.forEach(scenario -> text.append("    ").append(scenario).append('\n'));
        });
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
