package io.sluice.model.verdict;

import io.sluice.model.evidence.Conduct;
import io.sluice.model.evidence.SequentialTest;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.ring.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The decisions of one gate run and their evidence; verdict.json is its shape on disk.
 *
 * @param run id of the run
 * @param environment name of the environment
 * @param build the build that was judged
 * @param startedAt when the run began
 * @param finishedAt when it was judged
 * @param complete whether every planned trial has its record
 * @param digests of what was judged and by what rules
 * @param snapshot what the rings saw
 * @param decisions deploy first
 * @param trials every trial with its attempts
 * @param criteria how each criterion stands
 * @param findings what else is worth knowing
 */
public record Verdict(
    String run,
    String environment,
    String build,
    Instant startedAt,
    Instant finishedAt,
    boolean complete,
    Digests digests,
    Snapshot snapshot,
    List<Decision> decisions,
    List<TrialEvidence> trials,
    List<CriterionStates> criteria,
    Findings findings) {
  /**
   * What decides nothing, or says by what rule things were decided.
   *
   * @param notes remarks, e.g. that nobody checked exposure, or that a flag has expired
   * @param quarantined by trial id, the entry of the quarantine that holds for it
   * @param probes trials that no question needs: run to find what a failure depends on, or to see
   *     whether a flag's scenarios fail without the flag
   * @param test by which failures were confirmed or cleared
   * @param conduct how the run went about its trials
   */
  public record Findings(
      List<Reason> notes,
      Map<String, Quarantine.Entry> quarantined,
      List<TrialEvidence> probes,
      SequentialTest test,
      Conduct conduct) {
    /** Makes the collections immutable. */
    public Findings {
      notes = List.copyOf(notes);
      quarantined = Map.copyOf(quarantined);
      probes = List.copyOf(probes);
    }
  }

  /** SHA-256 digests, {@code sha256:…}, of the snapshot, the policy and the feature files. */
  public record Digests(String snapshot, String policy, String features) {}

  /** Makes the lists immutable. */
  public Verdict {
    decisions = List.copyOf(decisions);
    trials = List.copyOf(trials);
    criteria = List.copyOf(criteria);
  }

  /** The worst answer among the required questions; inconclusive if there is none. */
  public Answer answer() {
    return Answer.worst(
        decisions.stream().filter(Decision::required).map(Decision::answer).toList());
  }

  /**
   * What the trials alone came to, without any question: no if one failed, yes if every one passed.
   */
  public Answer ofTrials() {
    if (trials.stream().anyMatch(TrialEvidence::isFailed)) {
      return Answer.NO;
    }
    boolean good = trials.stream().allMatch(TrialEvidence::isGood);
    return good && !trials.isEmpty() && complete ? Answer.YES : Answer.INCONCLUSIVE;
  }
}
