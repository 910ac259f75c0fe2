package io.sluice;

import io.sluice.config.EnvironmentSettings;
import io.sluice.config.Settings;
import io.sluice.deploy.DeploySettings;
import io.sluice.deploy.Deployers;
import io.sluice.deploy.UndeployRequest;
import io.sluice.flags.FlagControl;
import io.sluice.flags.FlagLease;
import io.sluice.flags.FlagRequests;
import io.sluice.flags.FlagSettings;
import io.sluice.http.ControlClient;
import io.sluice.http.Network;
import io.sluice.http.Placeholders;
import io.sluice.http.PooledClient;
import io.sluice.http.Values;
import io.sluice.lease.Lease;
import io.sluice.lease.RecoveryReport.Outcome;
import io.sluice.lease.RecoveryReport.Undone;
import io.sluice.model.Secrets;
import io.sluice.model.Trouble;
import io.sluice.model.flag.Flag;
import io.sluice.publish.ReportFolders;
import io.sluice.tenants.TenantRecovery;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Undoes one lease of a run that is gone, by what sluice.yaml says of its environment today. */
final class Undoing {
  private final Settings settings;
  private final Lease lease;
  private final EnvironmentSettings environment;
  private final Consumer<String> notes;
  private final Secrets secrets = new Secrets();
  private final PooledClient http;
  private final Values values;

  /**
   * @param notes told what takes long
   * @throws io.sluice.model.InvalidInput if there is no such environment any more
   */
  Undoing(Settings settings, Lease lease, Consumer<String> notes) {
    this.settings = settings;
    this.lease = lease;
    this.notes = notes;
    this.environment = settings.environment(lease.environment());
    this.http =
        new PooledClient(settings.policy().timeouts().step(), Network.of(environment.network()));
    this.values = Values.of(Placeholders.environment(System.getenv(), secrets));
  }

  /**
   * Undoes it; answers what came of it.
   *
   * @throws RuntimeException if it cannot be undone now
   */
  Undone undo() {
    return switch (lease.kind()) {
      case DEPLOYMENT -> deployment();
      case FLAG -> flag();
      case TENANT -> Undone.of(tenant());
      case PROCESS -> throw new IllegalStateException("processes are ended where they run");
    };
  }

  private Undone deployment() {
    Deployers.takeDown(
        environment.deploy(),
        lease,
        new UndeployRequest(
            settings.project(),
            new ReportFolders(settings.project().resolve(Sluice.REPORTS)).run(lease.run()),
            Placeholders.environment(System.getenv(), secrets),
            secrets,
            notes));
    if (environment.deploy() instanceof DeploySettings.OfCommand command
        && command.destroy().isEmpty()) {
      String why = "environments." + environment.name() + ".command has no destroy";
      return new Undone(Outcome.OUT_OF_REACH, Optional.of(why));
    }
    return Undone.of(Outcome.TAKEN_DOWN);
  }

  private Undone flag() {
    FlagSettings chosen = still(environment.flags(), "flags");
    Flag flag = settings.flags().find(lease.name()).orElseGet(() -> Flag.bool(lease.name()));
    FlagControls controls =
        new FlagControls(http, URI.create(lease.baseUrl()), values, secrets, lease.run());
    FlagControl control = controls.control(chosen.control());
    if (!control.system().toString().equals(lease.baseUrl())) {
      if (isGone(URI.create(lease.baseUrl()))) {
        return new Undone(Outcome.OUT_OF_REACH, Optional.of(lease.baseUrl() + " is not here"));
      }
      throw new IllegalStateException(
          "it was set in "
              + lease.baseUrl()
              + ", but environments."
              + environment.name()
              + ".flags says "
              + control.system());
    }
    try {
      boolean changed = FlagLease.undo(lease, flag, control);
      return Undone.of(changed ? Outcome.PUT_BACK : Outcome.AS_IT_WAS);
    } catch (Trouble e) {
      if (e.code().equals(FlagRequests.CHANGED)) {
        // Somebody else's value is not overwritten: there is nothing of ours left to undo.
        return new Undone(Outcome.LEFT_ALONE, Optional.of(e.what()));
      }
      throw e;
    }
  }

  /** A flag file of another checkout, on this machine or another one. */
  private static boolean isGone(URI system) {
    return "file".equals(system.getScheme()) && !Files.exists(Path.of(system));
  }

  private Outcome tenant() {
    ControlClient client = new ControlClient(http, URI.create(lease.baseUrl()), secrets);
    return new TenantRecovery(still(environment.tenants(), "tenants"), client, values, secrets)
        .undo(lease);
  }

  private <T> T still(Optional<T> part, String name) {
    return part.orElseThrow(
        () ->
            new IllegalStateException(
                "environments." + environment.name() + " has no " + name + " any more"));
  }
}
