package io.sluice;

import io.sluice.deploy.Deployment;
import io.sluice.judge.CriterionJudge;
import io.sluice.judge.Judge;
import io.sluice.judge.JudgeSettings;
import io.sluice.model.Trouble;
import io.sluice.model.criterion.Catalog;
import io.sluice.model.evidence.Adjudication;
import io.sluice.model.evidence.Evidence;
import io.sluice.model.evidence.Evidence.Incident;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.plan.Plan;
import io.sluice.model.verdict.Verdict;
import io.sluice.model.verdict.Verdict.Digests;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** From evidence to the verdict that is published. */
final class Verdicts {
  private Verdicts() {}

  static Verdict judge(
      Prepared prepared,
      Evidence evidence,
      String run,
      String build,
      Instant startedAt,
      Instant finishedAt) {
    Catalog catalog = prepared.features().catalog();
    Plan plan = prepared.plan();
    JudgeSettings rules = new JudgeSettings(prepared.settings().policy().flakyBudget());
    return new Verdict(
        run,
        prepared.settings().environment().name(),
        build,
        startedAt,
        finishedAt,
        evidence.complete(),
        new Digests(
            prepared.snapshot().digest(), prepared.settings().policyDigest(), catalog.digest()),
        prepared.snapshot(),
        Judge.decide(rules, catalog, plan, evidence),
        everyTrial(plan, evidence),
        CriterionJudge.states(catalog, plan, evidence));
  }

  /** A build that is another one after the run makes the evidence worthless. */
  static Evidence withBuildChecked(Evidence evidence, Deployment deployment) {
    try {
      deployment.verifyBuild();
      return evidence;
    } catch (Trouble trouble) {
      List<Incident> incidents = new ArrayList<>(evidence.incidents());
      incidents.add(new Incident(trouble.code(), trouble.what(), trouble.fix()));
      return new Evidence(evidence.trials(), evidence.complete(), incidents);
    }
  }

  /** The verdict shows also the trials of which nothing is known. */
  private static List<TrialEvidence> everyTrial(Plan plan, Evidence evidence) {
    Map<String, TrialEvidence> known = new HashMap<>();
    evidence.trials().forEach(trial -> known.put(trial.trial().id(), trial));
    return plan.trials().stream()
        .map(
            trial ->
                known.containsKey(trial.id())
                    ? known.get(trial.id())
                    : new TrialEvidence(
                        trial, Adjudication.of(List.of()), List.of(), Reproduce.command(trial)))
        .toList();
  }
}
