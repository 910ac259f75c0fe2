package io.sluice.judge;

import io.sluice.model.criterion.Catalog;
import io.sluice.model.evidence.Evidence;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.plan.Need;
import io.sluice.model.plan.Plan;
import io.sluice.model.plan.Question;
import io.sluice.model.verdict.Answer;
import io.sluice.model.verdict.Decision;
import io.sluice.model.verdict.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules: what evidence answers which question, and how. Every answer starts from what is
 * missing; a yes is what is left when nothing is missing and nothing failed.
 */
public final class Judge {
  private final JudgeSettings settings;
  private final Plan plan;
  private final Evidence evidence;
  private final boolean partial;
  private final Map<String, TrialEvidence> byTrial = new HashMap<>();

  private Judge(JudgeSettings settings, Catalog catalog, Plan plan, Evidence evidence) {
    this.settings = settings;
    this.plan = plan;
    this.evidence = evidence;
    this.partial = catalog.partial();
    evidence.trials().forEach(trial -> byTrial.put(trial.trial().id(), trial));
  }

  /** One decision for each question of the plan, in its order. */
  public static List<Decision> decide(
      JudgeSettings settings, Catalog catalog, Plan plan, Evidence evidence) {
    Judge judge = new Judge(settings, catalog, plan, evidence);
    return judge.plan.needs().stream().map(judge::decide).toList();
  }

  private Decision decide(Need need) {
    List<Reason> failures = failures(need);
    List<Reason> doubts = doubts(need);
    Answer answer =
        !failures.isEmpty() ? Answer.NO : doubts.isEmpty() ? Answer.YES : Answer.INCONCLUSIVE;
    List<Reason> reasons = new ArrayList<>(failures);
    reasons.addAll(doubts);
    List<String> restsOn = need.trials().stream().filter(byTrial::containsKey).toList();
    return new Decision(need.question(), need.required(), answer, reasons, restsOn);
  }

  private List<Reason> failures(Need need) {
    return byScenario(with(need, Outcome.FAILED)).map(Reasons::failed).toList();
  }

  /** The trials of each scenario together, in the order of the plan. */
  private static Stream<List<TrialEvidence>> byScenario(List<TrialEvidence> trials) {
    Map<String, List<TrialEvidence>> groups = new LinkedHashMap<>();
    for (TrialEvidence trial : trials) {
      groups.computeIfAbsent(trial.trial().scenario().id(), id -> new ArrayList<>()).add(trial);
    }
    return groups.values().stream();
  }

  private List<Reason> doubts(Need need) {
    List<Reason> doubts = new ArrayList<>();
    evidence.incidents().forEach(i -> doubts.add(Reason.of(i.code(), i.text(), i.fix())));
    need.gaps().forEach(gap -> doubts.add(Reason.of(gap.code(), gap.text(), gap.fix())));
    if (partial) {
      doubts.add(Reasons.partialRun());
    }
    if (need.trials().isEmpty()) {
      doubts.add(Reasons.noTrials(need));
    }
    missing(need).ifPresent(doubts::add);
    for (Outcome outcome : List.of(Outcome.UNDEFINED, Outcome.BROKEN, Outcome.SKIPPED)) {
      byScenario(with(need, outcome).stream().filter(t -> !t.attempts().isEmpty()).toList())
          .map(Reasons::unusable)
          .forEach(doubts::add);
    }
    noOwnProof(need).ifPresent(doubts::add);
    List<TrialEvidence> flaky = with(need, Outcome.FLAKY);
    if (flaky.size() > settings.flakyAllowed(need.trials().size())) {
      doubts.add(Reasons.tooFlaky(flaky, need.trials().size(), settings.flakyBudget()));
    }
    return doubts;
  }

  /** Trials that were planned and of which nothing is known. */
  private Optional<Reason> missing(Need need) {
    List<String> missing =
        need.trials().stream()
            .filter(
                id ->
                    Optional.ofNullable(byTrial.get(id))
                        .map(t -> t.attempts().isEmpty())
                        .orElse(true))
            .toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(Reasons.missing(missing, need.trials().size()));
  }

  /** A release rests on at least one criterion of the flag's own that was proved. */
  private Optional<Reason> noOwnProof(Need need) {
    if (!(need.question() instanceof Question.Release release) || hasGapForCriterion(need)) {
      return Optional.empty();
    }
    List<TrialEvidence> own =
        need.trials().stream()
            .map(byTrial::get)
            .filter(java.util.Objects::nonNull)
            .filter(t -> !t.trial().scenario().criteria().isEmpty())
            .filter(t -> t.trial().scenario().isAbout(release.flag(), release.value()))
            .toList();
    boolean proved =
        own.stream().anyMatch(t -> t.outcome() == Outcome.PASSED || t.outcome() == Outcome.FLAKY);
    return proved || own.isEmpty() ? Optional.empty() : Optional.of(Reasons.nothingProved(release));
  }

  private static boolean hasGapForCriterion(Need need) {
    return need.gaps().stream().anyMatch(gap -> gap.code().equals("no-criterion-for-flag"));
  }

  private List<TrialEvidence> with(Need need, Outcome outcome) {
    return need.trials().stream()
        .map(byTrial::get)
        .filter(java.util.Objects::nonNull)
        .filter(trial -> trial.outcome() == outcome)
        .toList();
  }
}
