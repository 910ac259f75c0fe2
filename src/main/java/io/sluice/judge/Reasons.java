package io.sluice.judge;

import io.sluice.model.criterion.Scenario;
import io.sluice.model.evidence.Attempt;
import io.sluice.model.evidence.Evidence;
import io.sluice.model.evidence.Failure;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.plan.Need;
import io.sluice.model.plan.Question.Release;
import io.sluice.model.verdict.Quarantine.Entry;
import io.sluice.model.verdict.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The wording of reasons. */
final class Reasons {
  private static final int NAMED = 3;

  private Reasons() {}

  static Reason gap(Need.Gap gap) {
    return Reason.of(gap.code(), gap.text(), gap.fix());
  }

  /** All failed trials of one scenario, with what the failures depend on. */
  static Reason failed(List<TrialEvidence> trials, Evidence evidence) {
    TrialEvidence first = trials.get(0);
    Scenario scenario = first.trial().scenario();
    String why = failure(first).map(f -> ": " + firstLine(f.message())).orElse("");
    return new Reason(
        "trial-failed",
        named(scenario) + " failed with [" + vectors(trials) + "]" + why,
        Optional.of("reproduce: " + first.reproduce()),
        scenario.criteria().stream().findFirst(),
        ids(trials),
        blame(trials, evidence));
  }

  /** The lines of the blames that explain all these trials, each once. */
  private static List<String> blame(List<TrialEvidence> trials, Evidence evidence) {
    return trials.stream()
        .flatMap(trial -> evidence.blame(trial.trial().id()).stream())
        .flatMap(blame -> blame.lines().stream())
        .distinct()
        .toList();
  }

  private static List<String> ids(List<TrialEvidence> trials) {
    return trials.stream().map(t -> t.trial().id()).toList();
  }

  /** All trials of one scenario whose failure was neither confirmed nor cleared. */
  static Reason undecided(List<TrialEvidence> trials) {
    TrialEvidence first = trials.get(0);
    Scenario scenario = first.trial().scenario();
    long failed = first.attempts().stream().filter(a -> a.outcome() == Outcome.FAILED).count();
    return new Reason(
        "trial-undecided",
        named(scenario)
            + " failed "
            + failed
            + " of "
            + first.attempts().size()
            + " times with ["
            + vectors(trials)
            + "]: neither a flake nor a failure is shown",
        Optional.of("make it steady; reproduce: " + first.reproduce()),
        scenario.criteria().stream().findFirst(),
        ids(trials),
        List.of());
  }

  static Reason allQuarantined(Need need) {
    return Reason.of(
        "all-quarantined",
        "every trial that " + need.question().id() + " rests on is in quarantine",
        "pay back what policy.quarantine holds");
  }

  static Reason expired(Entry entry, List<String> trials) {
    return new Reason(
        "quarantine-expired",
        "the quarantine of " + entry.subject() + " expired on " + entry.expires(),
        Optional.of(
            "correct it (" + entry.ticket() + ", " + entry.owner() + ") and take the entry out"),
        entry.criterion(),
        trials,
        List.of());
  }

  static Reason ratchet(String criterion, boolean known) {
    return new Reason(
        known ? "criterion-unproved" : "criterion-gone",
        criterion
            + " was proved when a verdict was last accepted, and now "
            + (known ? "nothing proves it" : "no feature has it"),
        Optional.of("bring its scenarios back, or list it under criteria.retired"),
        Optional.of(criterion),
        List.of(),
        List.of());
  }

  static Reason notExercised(String criterion, String flag, List<TrialEvidence> trials) {
    return new Reason(
        "flag-not-exercised",
        criterion
            + " is about "
            + flag
            + ", and passed while the service never evaluated it to "
            + trials.get(0).trial().vector().value(flag),
        Optional.of(
            "see whether the scenarios reach the code behind "
                + flag
                + ", and the service sends its exposure header"),
        criterion.startsWith("\"") ? Optional.empty() : Optional.of(criterion),
        ids(trials),
        List.of());
  }

  /** All trials of one scenario that gave no result, for the same kind of cause. */
  static Reason unusable(List<TrialEvidence> trials) {
    TrialEvidence first = trials.get(0);
    Scenario scenario = first.trial().scenario();
    String why = failure(first).map(f -> ": " + firstLine(f.message())).orElse("");
    String code = "trial-" + first.outcome().word();
    String at = failure(first).flatMap(Failure::place).orElse(scenario.place()).toString();
    String fix =
        switch (first.outcome()) {
          case UNDEFINED -> "correct the step, or write its definition: " + at;
          case BROKEN -> "see the trial's evidence; the environment did not do its part";
          default -> "let the scenario run: " + at;
        };
    return new Reason(
        code,
        named(scenario)
            + " was "
            + first.outcome().word()
            + " with ["
            + vectors(trials)
            + "]"
            + why,
        Optional.of(fix),
        scenario.criteria().stream().findFirst(),
        trials.stream().map(t -> t.trial().id()).toList(),
        List.of());
  }

  static Reason missing(List<String> trials, int needed) {
    return new Reason(
        "evidence-missing",
        trials.size()
            + " of "
            + needed
            + " trials did not run: "
            + trials.stream().limit(NAMED).collect(Collectors.joining("; "))
            + (trials.size() > NAMED ? "; …" : ""),
        Optional.of("run the gate again and let it come to its end"),
        Optional.empty(),
        trials,
        List.of());
  }

  static Reason noTrials(Need need) {
    return Reason.of(
        "no-trials",
        "no scenario applies to " + need.question().id(),
        "write scenarios; no evidence is never a yes");
  }

  static Reason partialRun() {
    return Reason.of(
        "partial-run", "only a part of the scenarios was run", "run the whole gate for an answer");
  }

  static Reason nothingProved(Release release) {
    return Reason.of(
        "flag-not-proved",
        "no criterion of "
            + release.flag()
            + " was proved with the flag on, by a scenario that fails without it where that was asked",
        "see the trials tagged @flag:" + release.flag());
  }

  static Reason tooFlaky(List<TrialEvidence> flaky, int needed, double budget) {
    return new Reason(
        "flaky-budget-exceeded",
        String.format(
            Locale.ROOT,
            "%d of %d trials are flaky; the budget is %.1f %%",
            flaky.size(),
            needed,
            budget * 100),
        Optional.of("make them steady; policy.flaky-budget sets the share that is tolerated"),
        Optional.empty(),
        flaky.stream().map(trial -> trial.trial().id()).toList(),
        List.of());
  }

  private static String vectors(List<TrialEvidence> trials) {
    return trials.stream().map(t -> t.trial().vector().name()).collect(Collectors.joining("; "));
  }

  private static Optional<Failure> failure(TrialEvidence trial) {
    return trial.failure().flatMap(Attempt::error);
  }

  private static String named(Scenario scenario) {
    String ids = String.join(", ", scenario.criteria());
    return ids.isEmpty() ? "\"" + scenario.name() + "\"" : ids + " \"" + scenario.name() + "\"";
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
