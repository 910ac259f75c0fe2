package io.sluice.judge;

import io.sluice.model.criterion.Catalog;
import io.sluice.model.criterion.Scenario;
import io.sluice.model.evidence.Evidence;
import io.sluice.model.evidence.Evidence.Incident;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.plan.Need;
import io.sluice.model.plan.Need.Gap;
import io.sluice.model.plan.Plan;
import io.sluice.model.plan.Question;
import io.sluice.model.plan.Question.Release;
import io.sluice.model.plan.Trial;
import io.sluice.model.verdict.Answer;
import io.sluice.model.verdict.CriterionStates;
import io.sluice.model.verdict.Decision;
import io.sluice.model.verdict.Quarantine.Entry;
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
  private final Catalog catalog;
  private final Evidence evidence;
  private final ExposureJudge exposure;
  private final Map<String, TrialEvidence> byTrial;

  private Judge(JudgeSettings settings, Catalog catalog, Plan plan, Evidence evidence) {
    this.settings = settings;
    this.plan = plan;
    this.catalog = catalog;
    this.evidence = evidence;
    this.exposure = new ExposureJudge();
    this.byTrial = evidence.byTrial();
  }

  /** One decision for each question of the plan, in its order. */
  public static List<Decision> decide(
      JudgeSettings settings, Catalog catalog, Plan plan, Evidence evidence) {
    Judge judge = new Judge(settings, catalog, plan, evidence);
    return judge.plan.needs().stream().map(judge::decide).toList();
  }

  private Decision decide(Need need) {
    List<TrialEvidence> counted = counted(need);
    List<Reason> against = against(need, counted);
    List<Reason> doubts = doubts(need, counted);
    boolean spoilt = evidence.incidents().stream().anyMatch(Incident::spoils);
    Answer good = doubts.isEmpty() ? Answer.YES : Answer.INCONCLUSIVE;
    Answer answer = against.isEmpty() || spoilt ? good : Answer.NO;
    List<Reason> reasons = new ArrayList<>(spoilt ? doubts : against);
    reasons.addAll(spoilt ? against : doubts);
    List<String> restsOn = counted.stream().map(trial -> trial.trial().id()).toList();
    List<String> derived =
        counted.stream().filter(TrialEvidence::isDerived).map(t -> t.trial().id()).toList();
    return new Decision(need.question(), need.required(), answer, reasons, restsOn, derived);
  }

  /** The need's trials of which something is known and which are not in quarantine. */
  private List<TrialEvidence> counted(Need need) {
    return known(need).filter(trial -> held(trial).isEmpty()).toList();
  }

  private Stream<TrialEvidence> known(Need need) {
    return need.trials().stream().map(id -> find(need, id)).flatMap(Optional::stream);
  }

  /** The record of a trial, if the question may rest on it. */
  private Optional<TrialEvidence> find(Need need, String id) {
    return Optional.ofNullable(byTrial.get(id))
        .filter(
            trial -> !trial.isDerived() || settings.derivable().contains(need.question().word()));
  }

  private Optional<Entry> held(TrialEvidence trial) {
    return settings
        .quarantine()
        .holding(trial.trial().scenario(), trial.trial().vector(), settings.today());
  }

  private List<Reason> against(Need need, List<TrialEvidence> counted) {
    List<Reason> against = new ArrayList<>();
    need.gaps().stream().filter(Gap::refuses).map(Reasons::gap).forEach(against::add);
    byScenario(counted.stream().filter(TrialEvidence::isFailed))
        .map(trials -> Reasons.failed(trials, evidence))
        .forEach(against::add);
    return against;
  }

  /** The trials of each scenario together, in the order of the plan. */
  private static Stream<List<TrialEvidence>> byScenario(Stream<TrialEvidence> trials) {
    Map<String, List<TrialEvidence>> groups = new LinkedHashMap<>();
    trials.forEach(
        trial ->
            groups
                .computeIfAbsent(trial.trial().scenario().id(), id -> new ArrayList<>())
                .add(trial));
    return groups.values().stream();
  }

  private List<Reason> doubts(Need need, List<TrialEvidence> counted) {
    List<Reason> doubts = new ArrayList<>();
    evidence.incidents().forEach(i -> doubts.add(Reason.of(i.code(), i.text(), i.fix())));
    need.gaps().stream().filter(gap -> !gap.refuses()).map(Reasons::gap).forEach(doubts::add);
    if (catalog.partial()) {
      doubts.add(Reasons.partialRun());
    }
    if (need.trials().isEmpty()) {
      doubts.add(Reasons.noTrials(need));
    }
    missing(need).ifPresent(doubts::add);
    doubts.addAll(quarantine(need, counted));
    byScenario(counted.stream().filter(trial -> !trial.decided()))
        .map(Reasons::undecided)
        .forEach(doubts::add);
    for (Outcome outcome : List.of(Outcome.UNDEFINED, Outcome.BROKEN, Outcome.SKIPPED)) {
      byScenario(
              counted.stream()
                  .filter(trial -> trial.outcome() == outcome && !trial.attempts().isEmpty()))
          .map(Reasons::unusable)
          .forEach(doubts::add);
    }
    noOwnProof(need, counted).ifPresent(doubts::add);
    if (settings.exposure()) {
      doubts.addAll(exposure.doubts(counted));
    }
    if (need.question() instanceof Question.Deploy) {
      doubts.addAll(ratchet());
    }
    List<TrialEvidence> flaky =
        counted.stream().filter(t -> t.decided() && t.outcome() == Outcome.FLAKY).toList();
    if (flaky.size() > settings.flakyAllowed(need.trials().size())) {
      doubts.add(Reasons.tooFlaky(flaky, need.trials().size(), settings.flakyBudget()));
    }
    return doubts;
  }

  /** Trials that were planned and of which nothing is known. */
  private Optional<Reason> missing(Need need) {
    List<String> missing =
        need.trials().stream()
            .filter(id -> find(need, id).map(TrialEvidence::isUnknown).orElse(true))
            .toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(Reasons.missing(missing, need.trials().size()));
  }

  private List<Reason> quarantine(Need need, List<TrialEvidence> counted) {
    List<Reason> doubts = new ArrayList<>();
    if (counted.isEmpty() && known(need).findAny().isPresent()) {
      doubts.add(Reasons.allQuarantined(need));
    }
    for (Entry entry : settings.quarantine().entries()) {
      List<String> covered =
          known(need)
              .map(TrialEvidence::trial)
              .filter(trial -> entry.covers(trial.scenario(), trial.vector()))
              .map(trial -> trial.id())
              .toList();
      if (entry.isExpired(settings.today()) && !covered.isEmpty()) {
        doubts.add(Reasons.expired(entry, covered));
      }
    }
    return doubts;
  }

  /** What was proved when a verdict was last accepted must not go unnoticed. */
  private List<Reason> ratchet() {
    Map<String, CriterionStates> states = new HashMap<>();
    CriterionJudge.states(catalog, plan, evidence, settings)
        .forEach(state -> states.put(state.criterion().id(), state));
    return settings.ratchet().stream()
        .filter(
            id -> !Optional.ofNullable(states.get(id)).map(CriterionStates::isTried).orElse(false))
        .map(id -> Reasons.ratchet(id, states.containsKey(id)))
        .toList();
  }

  /** A release rests on at least one criterion of the flag's own that was proved. */
  private Optional<Reason> noOwnProof(Need need, List<TrialEvidence> counted) {
    if (!(need.question() instanceof Release release) || hasGapForCriterion(need)) {
      return Optional.empty();
    }
    boolean planned =
        plan.trials().stream()
            .filter(t -> need.trials().contains(t.id()))
            .anyMatch(t -> isOwn(release, t));
    List<String> proofless = proofless(release.flag());
    boolean proved =
        counted.stream()
            .filter(TrialEvidence::isGood)
            .map(TrialEvidence::trial)
            .filter(trial -> isOwn(release, trial))
            .anyMatch(trial -> !proofless.contains(trial.scenario().id()));
    return proved || !planned ? Optional.empty() : Optional.of(Reasons.nothingProved(release));
  }

  private static boolean isOwn(Release release, Trial trial) {
    Scenario scenario = trial.scenario();
    return !scenario.criteria().isEmpty()
        && scenario.turns().isEmpty()
        && scenario.isAbout(release.flag(), release.value());
  }

  /** Ids of scenarios of the flag that did not fail with the flag off. */
  private List<String> proofless(String flag) {
    return Vacuous.orUnknown(plan, evidence).stream()
        .filter(control -> control.flag().equals(flag))
        .map(control -> control.trial().scenario().id())
        .toList();
  }

  private static boolean hasGapForCriterion(Need need) {
    return need.gaps().stream().anyMatch(gap -> gap.code().equals("no-criterion-for-flag"));
  }
}
