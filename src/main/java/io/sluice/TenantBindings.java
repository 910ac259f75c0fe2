package io.sluice;

import io.sluice.config.EnvironmentSettings;
import io.sluice.config.Settings;
import io.sluice.deploy.Deployment;
import io.sluice.http.ControlClient;
import io.sluice.http.RequestTemplate;
import io.sluice.http.Values;
import io.sluice.lease.LeaseJournal;
import io.sluice.model.Secrets;
import io.sluice.model.world.Tenant;
import io.sluice.run.TenantSupply;
import io.sluice.tenants.GivenTenants;
import io.sluice.tenants.HeldTenants;
import io.sluice.tenants.Holds;
import io.sluice.tenants.HttpTenants;
import io.sluice.tenants.LeasedTenants;
import io.sluice.tenants.RunTenants;
import io.sluice.tenants.SharedTenant;
import io.sluice.tenants.TenantCleaner;
import io.sluice.tenants.TenantSettings;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Binds the tenants of a run, as its environment has them. */
final class TenantBindings {
  private final Settings settings;
  private final EnvironmentSettings environment;
  private final ControlClient control;
  private final Values values;
  private final Secrets secrets;
  private final LeaseJournal leases;
  private final URI baseUrl;

  /**
   * What a run has.
   *
   * @param tenants hands them out
   * @param supply how many there are
   * @param hold on those that were there before; let go once nothing is left to undo in them
   */
  record Bound(RunTenants tenants, TenantSupply supply, Holds.Hold hold) {}

  /**
   * @param control to the service
   * @param values {@code run.secret}, {@code env:NAME} and what else templates may hold
   */
  TenantBindings(
      Settings settings,
      EnvironmentSettings environment,
      Deployment deployment,
      ControlClient control,
      Values values,
      Secrets secrets,
      LeaseJournal leases) {
    this.settings = settings;
    this.environment = environment;
    this.control = control;
    this.values = values;
    this.secrets = secrets;
    this.leases = leases;
    this.baseUrl = deployment.baseUrl();
  }

  /**
   * Takes hold of tenants where they are given.
   *
   * @param lanes no more trials run at once
   * @throws io.sluice.model.Trouble {@code pool-in-use}, {@code environment-in-use}
   */
  Bound bind(TenantNeeds needs, int lanes, Holds holds) {
    Optional<TenantSettings> chosen = environment.tenants();
    if (chosen.isEmpty()) {
      return new Bound(new SharedTenant(), TenantSupply.unlimited(), () -> {});
    }
    if (chosen.get() instanceof TenantSettings.Pool pool) {
      return pool(pool, needs, lanes, holds);
    }
    return chosen.get() instanceof TenantSettings.Shared shared
        ? shared(shared, holds)
        : created((TenantSettings.Created) chosen.get());
  }

  private Bound created(TenantSettings.Created created) {
    HttpTenants http = new HttpTenants(created, control, values, secrets, settings.auth().roles());
    return new Bound(
        new LeasedTenants(http, leases, environment.name(), baseUrl),
        TenantSupply.unlimited(),
        () -> {});
  }

  private Bound pool(TenantSettings.Pool pool, TenantNeeds needs, int lanes, Holds holds) {
    List<Tenant> tenants =
        pool.tenants().stream().map(tenant -> HeldTenants.filled(tenant, values, secrets)).toList();
    int wanted = Math.min(lanes, needs.trials()) * needs.most();
    HeldTenants held = HeldTenants.ofPool(tenants, baseUrl, wanted, needs.most(), holds);
    return new Bound(
        given(held, Optional.of(pool.clean())),
        TenantSupply.pool(held.tenants().size(), needs.most()),
        held);
  }

  private Bound shared(TenantSettings.Shared shared, Holds holds) {
    Tenant tenant = HeldTenants.filled(shared.tenant(), values, secrets);
    HeldTenants held = HeldTenants.shared(tenant, baseUrl, holds);
    return new Bound(given(held, shared.clean()), TenantSupply.shared(tenant), held);
  }

  private RunTenants given(HeldTenants held, Optional<RequestTemplate> clean) {
    return new GivenTenants(
        held.tenants(),
        clean.map(request -> new TenantCleaner(request, control, values, secrets)),
        leases,
        environment.name(),
        baseUrl,
        // Less than a trial may take: waiting in vain must not look like a trial that is too slow.
        settings.policy().timeouts().trial().dividedBy(2));
  }
}
