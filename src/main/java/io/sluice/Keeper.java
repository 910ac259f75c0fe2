package io.sluice;

import io.sluice.model.Trouble;
import io.sluice.model.evidence.Attempt;
import io.sluice.model.evidence.Evidence;
import io.sluice.model.evidence.Exposure;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.verdict.CriterionStates;
import io.sluice.model.verdict.Verdict;
import io.sluice.publish.Publisher;
import io.sluice.store.EvidenceStore;
import io.sluice.store.StoredRun;
import io.sluice.store.StoredRun.StoredTrial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the evidence of a run for later questions. A publisher like any other: where it fails,
 * nothing that was published is a yes.
 */
final class Keeper implements Publisher {
  private final EvidenceStore store;
  private final Prepared prepared;
  private final Evidence evidence;

  Keeper(Prepared prepared, Evidence evidence) {
    this.store = Stores.evidence(prepared.settings());
    this.prepared = prepared;
    this.evidence = evidence;
  }

  @Override
  public String name() {
    return "the evidence store";
  }

  @Override
  public void publish(Verdict verdict, Path runFolder) throws IOException {
    Map<String, String> answers = new LinkedHashMap<>();
    verdict.decisions().forEach(d -> answers.put(d.question().id(), d.answer().word()));
    store.save(
        new StoredRun(
            verdict.run(),
            verdict.environment(),
            verdict.build(),
            verdict.startedAt(),
            verdict.finishedAt(),
            prepared.settings().flags().names(),
            prepared.features().catalog(),
            trials(),
            evidence.blames(),
            evidence.incidents(),
            answers,
            verdict.criteria().stream()
                .filter(CriterionStates::isProved)
                .map(states -> states.criterion().id())
                .toList()));
  }

  static Trouble notRead(String store, IOException why) {
    return new Trouble(
        "store-not-read",
        "store",
        "the evidence in " + store + " cannot be read: " + why.getMessage(),
        "see whether the folder is there and may be read",
        why);
  }

  /** Probes are evidence as good as any, where no trial says the same. */
  private List<StoredTrial> trials() {
    Map<String, StoredTrial> trials = new LinkedHashMap<>();
    evidence.trials().forEach(trial -> trials.put(trial.trial().id(), stored(trial)));
    evidence.probes().stream()
        .filter(probe -> probe.trial().scenario().appliesTo(probe.trial().vector()))
        .forEach(probe -> trials.merge(probe.trial().id(), stored(probe), Keeper::better));
    return List.copyOf(trials.values());
  }

  /** What ran is better than what was concluded. */
  private static StoredTrial better(StoredTrial trial, StoredTrial probe) {
    return trial.standIn().isPresent() ? probe : trial;
  }

  private static StoredTrial stored(TrialEvidence trial) {
    return new StoredTrial(
        trial.trial().scenario().id(),
        trial.trial().vector(),
        trial.outcome(),
        trial.decided(),
        trial.attempts().stream().map(Keeper::slim).toList(),
        trial.reproduce(),
        trial.standIn());
  }

  /** Each exposure once; what it proves does not depend on how often it was seen. */
  private static Attempt slim(Attempt attempt) {
    List<Exposure> distinct = new ArrayList<>(new java.util.LinkedHashSet<>(attempt.exposures()));
    return new Attempt(
        attempt.outcome(),
        attempt.tenant(),
        attempt.startedAt(),
        attempt.duration(),
        attempt.error(),
        attempt.evidence(),
        distinct,
        attempt.accounted());
  }
}
