package io.sluice.tenants;

import io.sluice.lease.Lease;
import io.sluice.lease.LeaseJournal;
import io.sluice.model.Trouble;
import io.sluice.model.world.Tenant;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;

/**
 * Tenants that were there before the run and stay: each is handed out to one at a time, cleaned
 * before, and cleaned once more at the end of the run. From before it is first cleaned until after
 * the last time a lease says so. Without a request that cleans, nothing is cleaned or leased.
 */
public final class GivenTenants implements RunTenants {
  private static final String STAGE = "tenants";
  private static final Duration TTL = Duration.ofHours(6);

  private final int count;
  private final Optional<TenantCleaner> cleaner;
  private final LeaseJournal leases;
  private final String environment;
  private final URI baseUrl;
  private final Duration patience;
  private final BlockingDeque<Tenant> free;
  private final Map<String, Tenant> out = new ConcurrentHashMap<>();
  private final Map<String, Lease> used = new ConcurrentHashMap<>();
  private volatile boolean finished;

  /**
   * @param tenants held by this run
   * @param environment the environment's name, by which {@code recover} finds the request again
   * @param baseUrl where its service answers
   * @param patience how long to wait until one is free
   */
  public GivenTenants(
      List<Tenant> tenants,
      Optional<TenantCleaner> cleaner,
      LeaseJournal leases,
      String environment,
      URI baseUrl,
      Duration patience) {
    this.count = tenants.size();
    this.cleaner = cleaner;
    this.leases = leases;
    this.environment = environment;
    this.baseUrl = baseUrl;
    this.patience = patience;
    this.free = new LinkedBlockingDeque<>(tenants);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Here: a clean one of those that are free, waiting for one where need be.
   *
   * @param name not used: these have names
   * @throws Trouble {@code tenant-not-free}, {@code tenant-not-cleaned}, {@code lease-lost}
   */
  @Override
  public Tenant create(String name) {
    Tenant tenant = next();
    out.put(tenant.id(), tenant);
    try {
      if (finished) {
        throw interrupted(new IllegalStateException("the run has ended"));
      }
      cleaner.ifPresent(
          by -> {
            lease(tenant.id());
            by.clean(tenant.id());
          });
      return tenant;
    } catch (RuntimeException e) {
      delete(tenant.id());
      throw e;
    }
  }

  private Tenant next() {
    try {
      // The one given back last is taken first: those never taken stay untouched.
      return Optional.ofNullable(free.pollFirst(patience.toMillis(), TimeUnit.MILLISECONDS))
          .orElseThrow(this::noneFree);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted(e);
    }
  }

  private void lease(String id) {
    used.put(id, Optional.ofNullable(used.get(id)).map(this::still).orElseGet(() -> first(id)));
  }

  /**
   * Written once more: a run whose journal was taken away must leave alone what another may use.
   * Whoever took it cleans the tenant; nobody may do so again later.
   *
   * @throws Trouble {@code lease-lost}
   */
  private Lease still(Lease lease) {
    try {
      return leases.changed(lease, lease.details());
    } catch (Trouble e) {
      if (e.code().equals(LeaseJournal.LOST)) {
        used.remove(lease.name());
        leases.done(lease);
      }
      throw e;
    }
  }

  private Lease first(String id) {
    return leases.take(
        Lease.Kind.TENANT,
        environment,
        baseUrl,
        id,
        Optional.of(id),
        Map.of(Lease.POOL, "true"),
        TTL);
  }

  /** Gives a tenant back. It is cleaned before it is used again, and when the run ends. */
  @Override
  public void delete(String id) {
    Optional.ofNullable(out.remove(id)).ifPresent(free::addFirst);
  }

  @Override
  public List<String> finish() {
    finished = true;
    List<String> left = new ArrayList<>();
    for (Map.Entry<String, Lease> each : List.copyOf(used.entrySet())) {
      try {
        still(each.getValue());
        cleaner.ifPresent(by -> by.clean(each.getKey()));
        used.remove(each.getKey());
        leases.done(each.getValue());
      } catch (Trouble e) {
        left.add(e.what());
      }
    }
    return left;
  }

  private Trouble noneFree() {
    return new Trouble(
        "tenant-not-free",
        STAGE,
        "none of the %d tenants that this run holds became free within %d s"
            .formatted(count, patience.toSeconds()),
        "see which trials took so long, or add tenants to `tenants.pool`");
  }

  private static Trouble interrupted(Exception cause) {
    return new Trouble(
        "interrupted", STAGE, "interrupted while waiting for a tenant", "run it again", cause);
  }
}
