package io.sluice;

import io.sluice.config.EnvironmentSettings;
import io.sluice.config.Settings;
import io.sluice.deploy.DeploySettings;
import io.sluice.deploy.Deployment;
import io.sluice.judge.CriterionJudge;
import io.sluice.judge.Judge;
import io.sluice.judge.JudgeSettings;
import io.sluice.judge.Notes;
import io.sluice.model.Trouble;
import io.sluice.model.criterion.Catalog;
import io.sluice.model.evidence.Evidence;
import io.sluice.model.evidence.Evidence.Incident;
import io.sluice.model.evidence.SequentialTest;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.plan.Plan;
import io.sluice.model.plan.Trial;
import io.sluice.model.verdict.Policy;
import io.sluice.model.verdict.Quarantine.Entry;
import io.sluice.model.verdict.Reason;
import io.sluice.model.verdict.Verdict;
import io.sluice.model.verdict.Verdict.Digests;
import io.sluice.model.verdict.Verdict.Findings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From evidence to the verdict that is published. */
final class Verdicts {
  private Verdicts() {}

  static Verdict judge(
      Prepared prepared,
      Evidence gathered,
      String run,
      String build,
      Instant startedAt,
      Instant finishedAt) {
    Settings settings = prepared.settings();
    Catalog catalog = prepared.features().catalog();
    Plan plan = prepared.plan();
    Past past = Past.of(new History(settings));
    Evidence evidence = past.trouble.map(gathered::and).orElse(gathered);
    JudgeSettings rules = rules(settings, past.ratchet, finishedAt);
    List<Reason> notes =
        new ArrayList<>(Notes.of(rules, settings.flags(), prepared.snapshot(), plan, evidence));
    notes.addAll(past.releases);
    buildNotProved(settings.environment(), build).ifPresent(notes::add);
    return new Verdict(
        run,
        settings.environment().name(),
        build,
        startedAt,
        finishedAt,
        evidence.complete(),
        new Digests(prepared.snapshot().digest(), settings.policyDigest(), catalog.digest()),
        prepared.snapshot(),
        Judge.decide(rules, catalog, plan, evidence),
        everyTrial(plan, evidence),
        CriterionJudge.states(catalog, plan, evidence, rules),
        new Findings(
            notes,
            quarantined(rules, plan),
            evidence.probes(),
            test(plan, settings.policy()),
            evidence.conduct()));
  }

  /** What earlier runs say; where they cannot be read, the evidence of this one is not lost. */
  private record Past(List<String> ratchet, List<Reason> releases, Optional<Incident> trouble) {
    static Past of(History history) {
      try {
        return new Past(history.ratchet(), history.releases(), Optional.empty());
      } catch (Trouble trouble) {
        Incident incident = new Incident(trouble.code(), trouble.what(), trouble.fix());
        return new Past(List.of(), List.of(), Optional.of(incident));
      }
    }
  }

  /** Whoever relies on the answers should know that they rest on somebody's word. */
  private static Optional<Reason> buildNotProved(EnvironmentSettings environment, String build) {
    boolean started = environment.deploy() instanceof DeploySettings.OfProcess;
    return started || environment.service().saysBuild()
        ? Optional.empty()
        : Optional.of(
            Reason.of(
                "build-not-proved",
                "the service does not say which build it is; that it is "
                    + build
                    + ", and stayed it, is what --build, sluice.yaml or the deployer says",
                "let it answer its build id, and name the path under service.build"));
  }

  /** What judging depends on today. */
  static JudgeSettings rules(Settings settings, List<String> ratchet, Instant now) {
    Policy policy = settings.policy();
    return new JudgeSettings(
        policy.flakyBudget(),
        settings.exposureHeader().isPresent(),
        policy.quarantine(),
        LocalDate.ofInstant(now, ZoneOffset.UTC),
        ratchet,
        policy.skip().questions());
  }

  /** The test of failures that the trials of a plan share. */
  static SequentialTest test(Plan plan, Policy policy) {
    return SequentialTest.ofGate(plan.trials().size(), policy.retries() + 1);
  }

  private static Map<String, Entry> quarantined(JudgeSettings rules, Plan plan) {
    Map<String, Entry> held = new LinkedHashMap<>();
    for (Trial trial : plan.trials()) {
      rules
          .quarantine()
          .holding(trial.scenario(), trial.vector(), rules.today())
          .ifPresent(entry -> held.put(trial.id(), entry));
    }
    return held;
  }

  /** A build that is another one after the run makes the evidence worthless. */
  static Evidence withBuildChecked(Evidence evidence, Deployment deployment) {
    try {
      deployment.verifyBuild();
      return evidence;
    } catch (Trouble trouble) {
      return evidence.and(new Incident(trouble.code(), trouble.what(), trouble.fix()));
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
                    : TrialEvidence.none(trial, Reproduce.command(trial)))
        .toList();
  }
}
