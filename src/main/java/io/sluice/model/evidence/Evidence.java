package io.sluice.model.evidence;

import java.util.List;

/**
 * The immutable record of the trials of one build.
 *
 * @param trials one record for each trial of the plan that was begun, any order
 * @param complete whether the run came to its end: every trial of the plan has its record
 * @param incidents what happened to the run as a whole, e.g. {@code build-changed}; each makes
 *     every answer inconclusive
 */
public record Evidence(List<TrialEvidence> trials, boolean complete, List<Incident> incidents) {
  /**
   * Something that happened to the run as a whole.
   *
   * @param code the reason code
   * @param text one sentence
   * @param fix what to do
   */
  public record Incident(String code, String text, String fix) {}

  /** Makes the lists immutable. */
  public Evidence {
    trials = List.copyOf(trials);
    incidents = List.copyOf(incidents);
  }

  /** Nothing was tried, because of this. */
  public static Evidence none(Incident incident) {
    return new Evidence(List.of(), false, List.of(incident));
  }
}
