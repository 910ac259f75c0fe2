package io.sluice.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
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
 * @param details what else is needed to undo it, by name; each kind has its own
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
    Map<String, String> details,
    Instant created,
    Duration ttl) {

  /** The detail that is {@code true} where what is leased is to stay after the run. */
  public static final String KEPT = "kept";

  /** The detail of a lease on a tenant that was borrowed. */
  public static final String POOL = "pool";

  /** Makes the map immutable. */
  public Lease {
    details = Map.copyOf(details);
  }

  /** What a lease is on, in the order in which leases are undone. */
  public enum Kind {
    /** A process that was started. */
    PROCESS,
    /** A deployment that a command or tool made; its details say what it is taken down by. */
    DEPLOYMENT,
    /** A flag that was set for a tenant; its name is the flag's, its identity the tenant's. */
    FLAG,
    /** A tenant that was created or borrowed. */
    TENANT;

    /** As it stands in files: {@code tenant}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The same lease, its identity known. */
  Lease identified(String found, Optional<Instant> start) {
    return new Lease(
        id,
        run,
        kind,
        environment,
        baseUrl,
        name,
        Optional.of(found),
        start,
        details,
        created,
        ttl);
  }

  /** The same lease, the service's address known. */
  Lease at(String found) {
    return new Lease(
        id, run, kind, environment, found, name, identity, processStart, details, created, ttl);
  }

  /** Whether it is to stay until somebody asks for its end. */
  public boolean kept() {
    return Boolean.parseBoolean(details.get(KEPT));
  }

  /** The same lease with other details: what it takes to undo it has changed. */
  Lease with(Map<String, String> changed) {
    return new Lease(
        id, run, kind, environment, baseUrl, name, identity, processStart, changed, created, ttl);
  }

  /** Whether it is on a tenant that was there before and stays: it is cleaned, not deleted. */
  public boolean borrowed() {
    return details.containsKey(POOL);
  }

  /** Whether a service ends with it, and with that all that was in it. */
  boolean carriesService() {
    return kind == Kind.PROCESS || kind == Kind.DEPLOYMENT;
  }

  /** Whether its time is over. */
  boolean expired(Instant now) {
    return now.isAfter(created.plus(ttl));
  }
}
