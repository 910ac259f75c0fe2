package io.sluice.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A change Sluice made to the outside and must undo. Holds no secret.
 *
 * @param id unique within its run
 * @param run the run that made the change
 * @param kind what was changed
 * @param environment the environment's name
 * @param baseUrl where the service answers
 * @param name a tenant's or flag's name, a process's command: known before the change
 * @param identity a tenant's or process's id: known only after the change
 * @param processStart when that process started, as the operating system says
 * @param created when the lease was taken
 * @param ttl how long it is meant to last
 */
public record Lease(
    String id,
    String run,
    Kind kind,
    String environment,
    String baseUrl,
    String name,
    Optional<String> identity,
    Optional<Instant> processStart,
    Instant created,
    Duration ttl) {

  /** What a lease is on. */
  public enum Kind {
    /** A process that was started. */
    PROCESS,
    /** A tenant that was created. */
    TENANT,
    /** A flag that was set for a tenant. */
    FLAG;

    /** As it stands in files: {@code tenant}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The same lease, its identity known. */
  Lease identified(String found, Optional<Instant> start) {
    return new Lease(
        id, run, kind, environment, baseUrl, name, Optional.of(found), start, created, ttl);
  }

  /** Whether its time is over. */
  boolean expired(Instant now) {
    return now.isAfter(created.plus(ttl));
  }
}
