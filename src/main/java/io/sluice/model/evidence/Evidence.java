package io.sluice.model.evidence;

import io.sluice.model.blame.Blame;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * The immutable record of the trials of one build.
 *
 * @param trials one record for each trial of the plan that was begun, any order
 * @param probes trials that only served to find out what a failure depends on
 * @param blames by id of a trial that failed, what its failure depends on
 * @param complete whether the run came to its end: every trial of the plan has its record
 * @param incidents what happened to the run as a whole, e.g. {@code build-changed}; each makes
 *     every answer inconclusive
 * @param conduct how the run went about its trials
 */
public record Evidence(
    List<TrialEvidence> trials,
    List<TrialEvidence> probes,
    Map<String, Blame> blames,
    boolean complete,
    List<Incident> incidents,
    Conduct conduct) {
  /**
   * Something that happened to the run as a whole.
   *
   * @param code the reason code
   * @param text one sentence
   * @param fix what to do
   */
  public record Incident(String code, String text, String fix) {
    private static final Set<String> SPOILING =
        Set.of("environment-broken", "build-changed", "unexpected-build");

    /** Whether even a failure says nothing about the build any more. */
    public boolean spoils() {
      return SPOILING.contains(code);
    }
  }

  /** Makes the collections immutable. */
  public Evidence {
    trials = List.copyOf(trials);
    probes = List.copyOf(probes);
    blames = Map.copyOf(blames);
    incidents = List.copyOf(incidents);
  }

  /** Nothing was tried, because of this. */
  public static Evidence none(Incident incident) {
    return new Evidence(List.of(), List.of(), Map.of(), false, List.of(incident), Conduct.none());
  }

  /** Trials and what happened, of failures nobody looked into. */
  public static Evidence of(
      List<TrialEvidence> trials, boolean complete, List<Incident> incidents) {
    return new Evidence(trials, List.of(), Map.of(), complete, incidents, Conduct.none());
  }

  /** The same, and this happened too. */
  public Evidence and(Incident incident) {
    List<Incident> more = new java.util.ArrayList<>(incidents);
    more.add(incident);
    return new Evidence(trials, probes, blames, complete, more, conduct);
  }

  /**
   * The record of each trial, by its id. Where shards tried the same one, the worse record counts:
   * neither their order nor a lucky second try makes an answer better.
   */
  public Map<String, TrialEvidence> byTrial() {
    return trials.stream()
        .collect(
            Collectors.toMap(
                trial -> trial.trial().id(),
                trial -> trial,
                BinaryOperator.maxBy(TrialEvidence.WORST_LAST)));
  }

  /** What the failure of a trial depends on, where that was looked into. */
  public Optional<Blame> blame(String trialId) {
    return Optional.ofNullable(blames.get(trialId));
  }
}
