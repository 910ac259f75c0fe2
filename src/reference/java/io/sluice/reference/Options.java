package io.sluice.reference;

import io.sluice.reference.fault.Fault;
import io.sluice.reference.flag.FlagSource;
import java.util.Optional;
import java.util.Set;

/**
 * How a service is started.
 *
 * @param port 0 for any free one
 * @param build the id to report
 * @param adminToken without one the admin API is closed
 * @param flags where flags come from
 * @param faults the bugs to plant
 */
public record Options(
    int port, String build, Optional<String> adminToken, FlagSource flags, Set<Fault> faults) {

  /** A copy that cannot change. */
  public Options {
    faults = Set.copyOf(faults);
  }

  /** Never shows the token. */
  @Override
  public String toString() {
    return "Options[port="
        + port
        + ", build="
        + build
        + ", flags="
        + flags
        + ", faults="
        + faults
        + "]";
  }
}
