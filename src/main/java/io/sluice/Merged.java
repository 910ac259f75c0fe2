package io.sluice;

import io.sluice.model.blame.Blame;
import io.sluice.model.criterion.Scenario;
import io.sluice.model.evidence.Conduct;
import io.sluice.model.evidence.Evidence;
import io.sluice.model.evidence.Evidence.Incident;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.plan.Plan;
import io.sluice.model.plan.Trial;
import io.sluice.model.verdict.Reason;
import io.sluice.store.EvidenceStore.Found;
import io.sluice.store.EvidenceStore.Unreadable;
import io.sluice.store.StoredRun;
import io.sluice.store.StoredRun.StoredTrial;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The evidence of one build from several runs. Of each trial the newest result that tells something
 * counts; older runs fill in what newer ones did not try. Runs over other features, too old ones,
 * and those to which something happened that spoils their evidence, are left out.
 */
final class Merged {
  /** What ended a run early leaves the trials that had come to their end as good as before. */
  private static final Set<String> HARMLESS = Set.of("interrupted", "gate-timeout");

  private final StoredRun newest;
  private final List<StoredRun> used = new ArrayList<>();
  private final List<StoredRun> tooOld = new ArrayList<>();
  private final List<Incident> incidents = new ArrayList<>();
  private final List<Reason> remarks = new ArrayList<>();
  private final Optional<Duration> age;

  private Merged(StoredRun newest, Optional<Duration> age) {
    this.newest = newest;
    this.age = age;
  }

  static Merged of(Found found, Optional<Duration> maxAge, Instant now) {
    StoredRun newest = found.runs().get(0);
    Merged merged = new Merged(newest, maxAge);
    for (StoredRun run : found.runs()) {
      merged.take(run, maxAge.map(now::minus));
    }
    for (Unreadable file : found.unreadable()) {
      // An older one could at most have filled in what is missing.
      if (file.run().compareTo(newest.run()) > 0) {
        Reason reason = unreadable(file);
        merged.incidents.add(new Incident(reason.code(), reason.text(), reason.fix().orElse("")));
      } else {
        merged.remarks.add(unreadable(file));
      }
    }
    if (merged.used.isEmpty() && merged.tooOld.isEmpty()) {
      merged.incidents.addAll(newest.incidents());
    }
    return merged;
  }

  private void take(StoredRun run, Optional<Instant> since) {
    boolean spoilt = run.incidents().stream().anyMatch(i -> !HARMLESS.contains(i.code()));
    boolean sameFeatures = run.catalog().digest().equals(newest.catalog().digest());
    if (spoilt || !sameFeatures) {
      return;
    }
    boolean old = since.map(run.finishedAt()::isBefore).orElse(false);
    (old ? tooOld : used).add(run);
  }

  /** The run whose features count. */
  StoredRun newest() {
    return newest;
  }

  /** Ids of the runs whose evidence is used. */
  List<String> runs() {
    return used.stream().map(StoredRun::run).toList();
  }

  /** What is known of the trials of a plan. */
  Evidence evidence(Plan plan) {
    Map<String, TrialEvidence> newestFirst = collect(used);
    Map<String, Blame> blames = new HashMap<>();
    used.forEach(run -> run.blames().forEach(blames::putIfAbsent));
    List<TrialEvidence> trials =
        plan.trials().stream()
            .map(Trial::id)
            .map(newestFirst::get)
            .filter(Objects::nonNull)
            .toList();
    return new Evidence(
        trials,
        List.of(),
        blames,
        trials.size() == plan.trials().size(),
        incidents,
        Conduct.none());
  }

  /** What else should be known about the answer to a plan. */
  List<Reason> remarks(Plan plan) {
    List<Reason> all = new ArrayList<>(remarks);
    Map<String, TrialEvidence> known = collect(used);
    Map<String, TrialEvidence> old = collect(tooOld);
    List<String> stale =
        plan.trials().stream()
            .map(Trial::id)
            .filter(id -> !known.containsKey(id) && old.containsKey(id))
            .toList();
    if (!stale.isEmpty()) {
      all.add(tooOld(stale));
    }
    List<String> contradicted =
        plan.trials().stream().map(Trial::id).filter(id -> failedEarlier(id, known)).toList();
    if (!contradicted.isEmpty()) {
      all.add(contradicted(contradicted));
    }
    return all;
  }

  private boolean failedEarlier(String id, Map<String, TrialEvidence> known) {
    boolean goodNow = Optional.ofNullable(known.get(id)).map(TrialEvidence::isGood).orElse(false);
    return goodNow
        && used.stream()
            .map(run -> collect(List.of(run)).get(id))
            .filter(Objects::nonNull)
            .anyMatch(TrialEvidence::isFailed);
  }

  private Map<String, TrialEvidence> collect(List<StoredRun> runs) {
    Map<String, Scenario> scenarios =
        newest.catalog().scenarios().stream()
            .collect(Collectors.toMap(Scenario::id, scenario -> scenario, (one, other) -> one));
    Map<String, TrialEvidence> trials = new LinkedHashMap<>();
    for (StoredRun run : runs) {
      for (StoredTrial stored : run.trials()) {
        Optional.ofNullable(scenarios.get(stored.scenario()))
            .map(scenario -> restored(stored, scenario))
            .ifPresent(trial -> trials.merge(trial.trial().id(), trial, Merged::telling));
      }
    }
    return trials;
  }

  private static TrialEvidence restored(StoredTrial stored, Scenario scenario) {
    return new TrialEvidence(
        Trial.of(scenario, stored.vector()),
        stored.outcome(),
        stored.decided(),
        stored.attempts(),
        stored.reproduce(),
        stored.standIn());
  }

  /** The newer one, unless it tells nothing of the service, or was concluded and the older ran. */
  private static TrialEvidence telling(TrialEvidence newer, TrialEvidence older) {
    boolean ran = newer.isDerived() && tells(older) && !older.isDerived();
    return tells(newer) && !ran ? newer : older;
  }

  private static boolean tells(TrialEvidence trial) {
    return trial.outcome() != Outcome.BROKEN && trial.outcome() != Outcome.SKIPPED;
  }

  static Reason unreadable(Unreadable file) {
    return Reason.of(
        "evidence-unreadable",
        file.place() + " is no evidence: " + file.why(),
        "remove the file, and run the gate again if its evidence is needed");
  }

  private Reason tooOld(List<String> trials) {
    return new Reason(
        "evidence-too-old",
        "what is known of "
            + trials.size()
            + " trials is older than policy.max-verdict-age ("
            + age.map(Duration::toString).orElse("")
            + ")",
        Optional.of("run the gate again"),
        Optional.empty(),
        trials,
        List.of());
  }

  private static Reason contradicted(List<String> trials) {
    return new Reason(
        "failed-in-earlier-run",
        trials.size() + " trials failed in an earlier run of this build and passed in a later one",
        Optional.of("see what changed between the runs, if not the build"),
        Optional.empty(),
        trials,
        List.of());
  }
}
