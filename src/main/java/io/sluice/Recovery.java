package io.sluice;

import io.sluice.config.EnvironmentSettings;
import io.sluice.config.Settings;
import io.sluice.flags.FlagLease;
import io.sluice.flags.FlagSettings;
import io.sluice.http.ControlClient;
import io.sluice.http.Network;
import io.sluice.http.Placeholders;
import io.sluice.http.PooledClient;
import io.sluice.http.Values;
import io.sluice.lease.Lease;
import io.sluice.lease.Leftovers;
import io.sluice.model.Secrets;
import io.sluice.model.flag.Flag;
import io.sluice.tenants.OwnHolds;
import io.sluice.tenants.TenantRecovery;
import io.sluice.tenants.TenantSettings;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/** Undoes what runs that were killed left behind. */
final class Recovery {
  private final Settings settings;
  private final Clock clock;

  Recovery(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** A line for each thing undone or still there. */
  List<String> recover() {
    return new Leftovers(settings.store().resolve("leases"), this::undo, clock).recover();
  }

  private String undo(Lease lease) {
    EnvironmentSettings environment = settings.environment(lease.environment());
    Secrets secrets = new Secrets();
    PooledClient http =
        new PooledClient(settings.policy().timeouts().step(), Network.of(environment.network()));
    Values values = Values.of(Placeholders.environment(System.getenv(), secrets));
    return switch (lease.kind()) {
      case FLAG -> putBack(lease, environment, http, values, secrets);
      case TENANT -> tenant(lease, environment, http, values, secrets);
      default -> throw new IllegalStateException("nobody knows how to take it down");
    };
  }

  private String putBack(
      Lease lease,
      EnvironmentSettings environment,
      PooledClient http,
      Values values,
      Secrets secrets) {
    FlagSettings chosen =
        environment
            .flags()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "environments." + environment.name() + " has no flags any more"));
    Flag flag = settings.flags().find(lease.name()).orElseGet(() -> Flag.bool(lease.name()));
    FlagControls controls =
        new FlagControls(http, URI.create(lease.baseUrl()), values, secrets, lease.run());
    boolean changed = FlagLease.undo(lease, flag, controls.control(chosen.control()));
    return changed ? "put back" : "as it was:";
  }

  private static String tenant(
      Lease lease,
      EnvironmentSettings environment,
      PooledClient http,
      Values values,
      Secrets secrets) {
    TenantSettings chosen =
        environment
            .tenants()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "environments." + environment.name() + " has no tenants any more"));
    ControlClient client = new ControlClient(http, URI.create(lease.baseUrl()), secrets);
    return new TenantRecovery(chosen, client, values, secrets, new OwnHolds("recover")).undo(lease);
  }
}
