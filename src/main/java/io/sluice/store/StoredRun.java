package io.sluice.store;

import io.sluice.model.blame.Blame;
import io.sluice.model.criterion.Catalog;
import io.sluice.model.evidence.Attempt;
import io.sluice.model.evidence.Evidence.Incident;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.evidence.StandIn;
import io.sluice.model.flag.Vector;
import io.sluice.model.plan.Trial;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one run of the gate found out, enough to judge it again: by other rules, under other live
 * vectors.
 *
 * @param run its id
 * @param environment where it ran
 * @param build the build it is about
 * @param startedAt when it began
 * @param finishedAt when it was judged
 * @param flags names of the flags that were declared
 * @param catalog the features it was judged by
 * @param trials what was tried
 * @param blames by trial id, what a failure depends on
 * @param incidents what happened to the run as a whole
 * @param answers by question id, the word of its answer
 * @param proved ids of the criteria it proved, in every vector it tried them under
 */
public record StoredRun(
    String run,
    String environment,
    String build,
    Instant startedAt,
    Instant finishedAt,
    List<String> flags,
    Catalog catalog,
    List<StoredTrial> trials,
    Map<String, Blame> blames,
    List<Incident> incidents,
    Map<String, String> answers,
    List<String> proved) {
  /**
   * One trial.
   *
   * @param scenario the scenario's id
   * @param vector the flags its tenant had at the start
   * @param outcome the adjudicated outcome
   * @param decided false when a failure was neither confirmed nor cleared
   * @param attempts in order
   * @param reproduce the command that runs it alone
   * @param standIn the trial from which it was concluded; empty if it ran
   */
  public record StoredTrial(
      String scenario,
      Vector vector,
      Outcome outcome,
      boolean decided,
      List<Attempt> attempts,
      String reproduce,
      Optional<StandIn> standIn) {
    /** Makes the list immutable. */
    public StoredTrial {
      attempts = List.copyOf(attempts);
    }

    /** The trial's id, {@link Trial#id()}. */
    public String id() {
      return Trial.id(scenario, vector);
    }
  }

  /** Makes the collections immutable. */
  public StoredRun {
    flags = List.copyOf(flags);
    trials = List.copyOf(trials);
    blames = Map.copyOf(blames);
    incidents = List.copyOf(incidents);
    answers = Map.copyOf(answers);
    proved = List.copyOf(proved);
  }

  /** Whether the build was found fit to be deployed. */
  public boolean isAccepted() {
    return "yes".equals(answers.get("deploy"));
  }
}
