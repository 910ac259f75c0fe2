package io.sluice.model.evidence;

import java.util.List;

/**
 * A trial that ran, for one that did not: the same scenario, and the same value of every flag that
 * the service evaluated. A flag that was never read cannot matter (Kim et al., SPLat: Lightweight
 * Dynamic Analysis for Reducing Combinatorics in Testing Configurable Systems, ESEC/FSE 2013).
 *
 * @param trial id of the trial that ran, and passed at its first attempt
 * @param exposures what the service evaluated in it, each once
 */
public record StandIn(String trial, List<Exposure> exposures) {
  /** Makes the list immutable. */
  public StandIn {
    exposures = List.copyOf(exposures);
  }
}
