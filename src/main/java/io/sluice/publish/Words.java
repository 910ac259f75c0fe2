package io.sluice.publish;

import io.sluice.model.evidence.Outcome;
import io.sluice.model.evidence.SequentialTest;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.plan.Question;
import io.sluice.model.verdict.Decision;
import io.sluice.model.verdict.Quarantine;
import io.sluice.model.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What reports for people call things. */
final class Words {
  private Words() {}

  /** {@code deploy}, {@code release risk-v2=on to production}, {@code kill risk-v2}. */
  static String question(Question question) {
    if (question instanceof Question.Release release) {
      return "release " + release.flag() + "=" + release.value() + " to " + release.ring();
    }
    if (question instanceof Question.Kill kill) {
      return "kill " + kill.flag();
    }
    if (question instanceof Question.RollBack back) {
      return "roll back to " + back.build();
    }
    return question.word();
  }

  /** {@code required} or {@code reported only}. */
  static String weight(Decision decision) {
    return decision.required() ? "required" : "reported only";
  }

  /** {@code 12 trials: 10 passed, 1 flaky, 1 failed}. */
  static String counts(Verdict verdict) {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    verdict.trials().forEach(trial -> counts.merge(trial.outcome(), 1, Integer::sum));
    List<String> parts = new ArrayList<>();
    counts.forEach((outcome, count) -> parts.add(count + " " + outcome.word()));
    int all = verdict.trials().size();
    String total = all == 1 ? "1 trial" : String.format(Locale.ROOT, "%,d trials", all);
    return parts.isEmpty() ? total : total + ": " + String.join(", ", parts);
  }

  /** {@code 850 ms}, {@code 4.2 s}, {@code 3 min 12 s}. */
  static String duration(Duration duration) {
    if (duration.toMillis() < 1000) {
      return duration.toMillis() + " ms";
    }
    if (duration.toMinutes() < 1) {
      return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
    return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
  }

  /** {@code "The list" until 2027-01-31: CLM-812 (risk)}. */
  static String quarantine(Quarantine.Entry entry) {
    return entry.subject()
        + " until "
        + entry.expires()
        + ": "
        + entry.ticket()
        + " ("
        + entry.owner()
        + ")";
  }

  /** How failures were judged, with the rates that hold. */
  static String repeats(Verdict verdict) {
    SequentialTest test = verdict.findings().test();
    long repeated = verdict.trials().stream().filter(t -> t.attempts().size() > 1).count();
    long extra =
        verdict.trials().stream().mapToLong(t -> Math.max(0, t.attempts().size() - 1)).sum();
    return String.format(
        Locale.ROOT,
        "%d of %d trials were repeated, %d attempts more than one each. A failure is confirmed or"
            + " cleared by a sequential test of flakes (%.1f %% of runs) against faults (%.0f %%), at"
            + " most %d attempts: a gate of flakes alone has one called failed with a chance of %.1f %%"
            + " at most, and of faults that failed once %.0f %% are taken for flakes. A fault that shows"
            + " in one run of ten passes a trial unseen nine times out of ten.",
        repeated,
        verdict.trials().size(),
        extra,
        test.flake() * 100,
        test.fault() * 100,
        test.cap(),
        test.alpha() * Math.max(1, verdict.trials().size()) * 100,
        test.beta() * 100);
  }

  /** How long all attempts took together. */
  static Duration duration(TrialEvidence trial) {
    return trial.attempts().stream()
        .map(attempt -> attempt.duration())
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** The text on one line, cut to a length. */
  static String oneLine(String text, int limit) {
    String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.length() <= limit ? line : line.substring(0, limit - 1) + "…";
  }
}
