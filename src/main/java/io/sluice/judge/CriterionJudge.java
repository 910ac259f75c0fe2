package io.sluice.judge;

import io.sluice.model.criterion.Catalog;
import io.sluice.model.criterion.Criterion;
import io.sluice.model.evidence.Evidence;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.flag.Vector;
import io.sluice.model.plan.Plan;
import io.sluice.model.plan.Trial;
import io.sluice.model.verdict.CriterionStates;
import io.sluice.model.verdict.CriterionStates.State;
import io.sluice.model.verdict.CriterionStates.VectorState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How each criterion stands under each vector it was tried under. */
public final class CriterionJudge {
  private CriterionJudge() {}

  /** In the order of the catalog. */
  public static List<CriterionStates> states(
      Catalog catalog, Plan plan, Evidence evidence, JudgeSettings settings) {
    Map<String, Outcome> outcomes = new HashMap<>();
    evidence.byTrial().forEach((id, trial) -> outcomes.put(id, counted(trial, settings)));
    return catalog.criteria().stream().map(c -> states(c, plan, outcomes)).toList();
  }

  private static CriterionStates states(
      Criterion criterion, Plan plan, Map<String, Outcome> outcomes) {
    SortedMap<Vector, List<Outcome>> byVector = new TreeMap<>();
    for (Trial trial : plan.trials()) {
      if (trial.scenario().criteria().contains(criterion.id())) {
        Outcome outcome = Optional.ofNullable(outcomes.get(trial.id())).orElse(Outcome.SKIPPED);
        byVector.computeIfAbsent(trial.vector(), v -> new ArrayList<>()).add(outcome);
      }
    }
    List<VectorState> states =
        byVector.entrySet().stream()
            .map(entry -> new VectorState(entry.getKey(), state(entry.getValue())))
            .toList();
    return new CriterionStates(criterion, states);
  }

  /** What proves nothing is as good as not run. */
  private static Outcome counted(TrialEvidence trial, JudgeSettings settings) {
    boolean quarantined =
        settings
            .quarantine()
            .holding(trial.trial().scenario(), trial.trial().vector(), settings.today())
            .isPresent();
    return quarantined || !trial.decided() ? Outcome.SKIPPED : trial.outcome();
  }

  private static State state(List<Outcome> outcomes) {
    if (outcomes.contains(Outcome.FAILED)) {
      return State.FAILED;
    }
    boolean proved = outcomes.stream().allMatch(o -> o == Outcome.PASSED || o == Outcome.FLAKY);
    return proved ? State.PROVED : State.UNPROVED;
  }
}
