package io.sluice.lease;

import java.time.Instant;

/**
 * Whose journal it is.
 *
 * @param run the run
 * @param machine where it goes on
 * @param pid its process there
 * @param start when that process started, as the operating system says
 */
public record Owner(String run, Machine machine, long pid, Instant start) {
  /** This process, doing that run. */
  static Owner ofThisProcess(String run, Machine machine) {
    ProcessHandle self = ProcessHandle.current();
    return new Owner(run, machine, self.pid(), self.info().startInstant().orElse(Instant.EPOCH));
  }
}
