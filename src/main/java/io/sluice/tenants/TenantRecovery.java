package io.sluice.tenants;

import io.sluice.http.ControlClient;
import io.sluice.http.Values;
import io.sluice.lease.Lease;
import io.sluice.lease.RecoveryReport.Outcome;
import io.sluice.model.Secrets;
import java.util.List;
import java.util.Optional;

/** Undoes what killed runs left of their tenants. */
public final class TenantRecovery {
  private final TenantSettings settings;
  private final ControlClient client;
  private final Values values;
  private final Secrets secrets;

  /**
   * @param settings of the lease's environment, as they are now
   * @param client to its service
   */
  public TenantRecovery(
      TenantSettings settings, ControlClient client, Values values, Secrets secrets) {
    this.settings = settings;
    this.client = client;
    this.values = values;
    this.secrets = secrets;
  }

  /**
   * Deletes a tenant that was created, or cleans one that was borrowed.
   *
   * <p>No living run uses it: what a killed one held nobody gets before this is done.
   *
   * @return what was done
   * @throws IllegalStateException if sluice.yaml does not say how
   * @throws io.sluice.model.Trouble if the service does not do it
   */
  public Outcome undo(Lease lease) {
    return lease.borrowed() ? clean(lease) : delete(lease);
  }

  private Outcome clean(Lease lease) {
    String id = lease.identity().orElse(lease.name());
    TenantCleaner cleaner =
        settings
            .cleaning()
            .map(request -> new TenantCleaner(request, client, values, secrets))
            .orElseThrow(
                () -> new IllegalStateException("sluice.yaml has no `tenants.clean` for it"));
    cleaner.clean(id);
    return Outcome.CLEANED;
  }

  private Outcome delete(Lease lease) {
    if (!(settings instanceof TenantSettings.Created created)) {
      throw new IllegalStateException("sluice.yaml has no `tenants.delete` for it");
    }
    HttpTenants tenants = new HttpTenants(created, client, values, secrets, List.of());
    if (lease.identity().isPresent()) {
      tenants.delete(lease.identity().get());
      return Outcome.REMOVED;
    }
    if (created.list().isEmpty()) {
      throw new IllegalStateException(
          "its id is not known; look for the name "
              + lease.name()
              + ", or say under `tenants.list` how the service lists its tenants");
    }
    Optional<String> id = tenants.find(lease.name());
    id.ifPresent(tenants::delete);
    return id.isPresent() ? Outcome.REMOVED : Outcome.AS_IT_WAS;
  }
}
