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
import java.util.concurrent.ConcurrentHashMap;

/** Writes every tenant down before it is made, and again when it is gone. */
public final class LeasedTenants implements RunTenants {
  private static final Duration TTL = Duration.ofHours(6);

  private final TenantControl control;
  private final LeaseJournal leases;
  private final String environment;
  private final URI baseUrl;
  private final Map<String, Lease> byId = new ConcurrentHashMap<>();

  /**
   * @param environment the environment's name, by which {@code recover} finds its control again
   * @param baseUrl where its service answers
   */
  public LeasedTenants(
      TenantControl control, LeaseJournal leases, String environment, URI baseUrl) {
    this.control = control;
    this.leases = leases;
    this.environment = environment;
    this.baseUrl = baseUrl;
  }

  @Override
  public Tenant create(String name) {
    Lease lease = leases.take(Lease.Kind.TENANT, environment, baseUrl, name, TTL);
    // If this fails the tenant may be there all the same: if its id is known it is deleted at the
    // end, else the lease stays for `recover`.
    return control.create(
        name,
        id -> {
          byId.put(id, lease);
          leases.identified(lease, id);
        });
  }

  @Override
  public void delete(String id) {
    control.delete(id);
    Optional.ofNullable(byId.remove(id)).ifPresent(leases::done);
  }

  /** Deletes what is still there. */
  @Override
  public List<String> finish() {
    List<String> left = new ArrayList<>();
    for (String id : List.copyOf(byId.keySet())) {
      try {
        delete(id);
      } catch (Trouble e) {
        left.add(e.what());
      }
    }
    return left;
  }
}
