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
  private final Holds holds;

  /**
   * @param settings of the lease's environment, as they are now
   * @param client to its service
   * @param holds a tenant that another run holds is left alone
   */
  public TenantRecovery(
      TenantSettings settings, ControlClient client, Values values, Secrets secrets, Holds holds) {
    this.settings = settings;
    this.client = client;
    this.values = values;
    this.secrets = secrets;
    this.holds = holds;
  }

  /**
   * Deletes a tenant that was created, or cleans one that was borrowed.
   *
   * @return what was done
   * @throws IllegalStateException if sluice.yaml does not say how, or another run is at it
   * @throws io.sluice.model.Trouble if the service does not do it
   */
  public Outcome undo(Lease lease) {
    return lease.details().containsKey(GivenTenants.POOL) ? clean(lease) : delete(lease);
  }

  @SuppressWarnings("try") // the hold is only there to be held
  private Outcome clean(Lease lease) {
    String id = lease.identity().orElse(lease.name());
    TenantCleaner cleaner =
        settings
            .cleaning()
            .map(request -> new TenantCleaner(request, client, values, secrets))
            .orElseThrow(
                () -> new IllegalStateException("sluice.yaml has no `tenants.clean` for it"));
    String what = HeldTenants.what(lease.baseUrl(), id);
    Holds.Hold hold = hold(what);
    try {
      cleaner.clean(id);
    } finally {
      hold.close();
    }
    return Outcome.CLEANED;
  }

  private Holds.Hold hold(String what) {
    return holds
        .tryHold(what)
        .orElseThrow(
            () ->
                new IllegalStateException("in use by " + holds.holder(what) + ", which cleans it"));
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
