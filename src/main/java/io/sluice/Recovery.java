package io.sluice;

import io.sluice.config.EnvironmentSettings;
import io.sluice.config.Settings;
import io.sluice.deploy.Deployers;
import io.sluice.deploy.UndeployRequest;
import io.sluice.http.ControlClient;
import io.sluice.http.Network;
import io.sluice.http.Placeholders;
import io.sluice.http.PooledClient;
import io.sluice.http.Values;
import io.sluice.lease.Lease;
import io.sluice.lease.Leftovers;
import io.sluice.model.Secrets;
import io.sluice.publish.ReportFolders;
import io.sluice.tenants.HttpTenants;
import java.net.URI;
import java.nio.file.Path;
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
    if (lease.kind() == Lease.Kind.DEPLOYMENT) {
      takeDown(lease, environment);
    } else {
      deleteTenant(lease, environment);
    }
  }

  private void takeDown(Lease lease, EnvironmentSettings environment) {
    Secrets secrets = new Secrets();
    Path runFolder = new ReportFolders(settings.project().resolve(Sluice.REPORTS)).run(lease.run());
    Deployers.takeDown(
        environment.deploy(),
        lease,
        new UndeployRequest(
            settings.project(),
            runFolder,
            Placeholders.environment(System.getenv(), secrets),
            secrets,
            notes));
  }

  private void deleteTenant(Lease lease, EnvironmentSettings environment) {
    Optional<String> tenant = lease.identity();
    if (tenant.isEmpty() || environment.tenants().isEmpty()) {
      throw new IllegalStateException("its id is not known; look for the name " + lease.name());
    }
    Secrets secrets = new Secrets();
    ControlClient client =
        new ControlClient(
            new PooledClient(
                settings.policy().timeouts().step(), Network.of(environment.network())),
            URI.create(lease.baseUrl()),
            secrets);
    Values values = Values.of(Placeholders.environment(System.getenv(), secrets));
    new HttpTenants(environment.tenants().get(), client, values, secrets, List.of())
        .delete(tenant.get());
  }
}
