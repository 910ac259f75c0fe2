package io.sluice.model.verdict;

import io.sluice.model.criterion.Criterion;
import io.sluice.model.flag.Vector;
import java.util.List;

/**
 * How a criterion stands under each vector.
 *
 * @param criterion the criterion
 * @param states one for each vector in which a trial of it was planned; for a criterion without any
 *     scenario, empty
 */
public record CriterionStates(Criterion criterion, List<VectorState> states) {
  /** Proved, failed or neither. */
  public enum State {
    /** Every trial passed. */
    PROVED,
    /** A trial failed. */
    FAILED,
    /** Nothing proves it. */
    UNPROVED
  }

  /**
   * The state under one vector.
   *
   * @param vector the vector
   * @param state the state
   */
  public record VectorState(Vector vector, State state) {}

  /** Whether it was proved, or failed, under some vector: the trials say something about it. */
  public boolean isTried() {
    return states.stream().anyMatch(each -> each.state() != State.UNPROVED);
  }

  /** Whether it was proved under every vector it was tried under, and under one at least. */
  public boolean isProved() {
    return !states.isEmpty() && states.stream().allMatch(each -> each.state() == State.PROVED);
  }

  /** Makes the list immutable. */
  public CriterionStates {
    states = List.copyOf(states);
  }
}
