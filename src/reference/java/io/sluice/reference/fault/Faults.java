package io.sluice.reference.fault;

import java.util.Set;

/**
 * The faults planted in a running service.
 *
 * @param planted none in a healthy service
 */
public record Faults(Set<Fault> planted) {

  /** A copy that cannot change. */
  public Faults {
    planted = Set.copyOf(planted);
  }

  /** Whether a fault is planted. */
  public boolean has(Fault fault) {
    return planted.contains(fault);
  }
}
