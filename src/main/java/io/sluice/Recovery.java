package io.sluice;

import io.sluice.config.EnvironmentSettings;
import io.sluice.config.Settings;
import io.sluice.deploy.Deployers;
import io.sluice.deploy.UndeployRequest;
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
import io.sluice.publish.ReportFolders;
import io.sluice.tenants.HttpTenants;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Undoes what runs that were killed left behind. */
final class Recovery {
  private final Settings settings;
  private final Clock clock;
  private final Consumer<String> notes;

  /**
   * @param notes told what takes a while
   */
  Recovery(Settings settings, Clock clock, Consumer<String> notes) {
    this.settings = settings;
    this.clock = clock;
    this.notes = notes;
  }

  /** What a run does before it begins; a line for each thing undone or still there. */
  List<String> recover() {
    return leftovers().recover();
  }

  /** What somebody asked for: what was kept is undone, too. */
  List<String> asked() {
    return leftovers().recover(lease -> true);
  }

  private Leftovers leftovers() {
    return new Leftovers(settings.store().resolve("leases"), this::undo, clock);
  }

  private void undo(Lease lease) {
    EnvironmentSettings environment = settings.environment(lease.environment());
    Secrets secrets = new Secrets();
    PooledClient http =
        new PooledClient(settings.policy().timeouts().step(), Network.of(environment.network()));
    Values values = Values.of(Placeholders.environment(System.getenv(), secrets));
    switch (lease.kind()) {
      case FLAG -> putBack(lease, environment, http, values, secrets);
      case TENANT -> delete(lease, environment, http, values, secrets);
      case DEPLOYMENT -> takeDown(lease, environment, secrets);
      case PROCESS -> throw new IllegalStateException("processes are ended where they are");
    }
  }

  private void takeDown(Lease lease, EnvironmentSettings environment, Secrets secrets) {
    Deployers.takeDown(
        environment.deploy(),
        lease,
        new UndeployRequest(
            settings.project(),
            new ReportFolders(settings.project().resolve(Sluice.REPORTS)).run(lease.run()),
            Placeholders.environment(System.getenv(), secrets),
            secrets,
            notes));
  }

  private void putBack(
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
    FlagLease.undo(lease, flag, controls.control(chosen.control()));
  }

  private static void delete(
      Lease lease,
      EnvironmentSettings environment,
      PooledClient http,
      Values values,
      Secrets secrets) {
    Optional<String> tenant = lease.identity();
    if (tenant.isEmpty() || environment.tenants().isEmpty()) {
      throw new IllegalStateException("its id is not known; look for the name " + lease.name());
    }
    ControlClient client = new ControlClient(http, URI.create(lease.baseUrl()), secrets);
    new HttpTenants(environment.tenants().get(), client, values, secrets, List.of())
        .delete(tenant.get());
  }
}
