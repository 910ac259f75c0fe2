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
import io.sluice.lease.Journals;
import io.sluice.lease.Lease;
import io.sluice.lease.LeaseJournal;
import io.sluice.lease.Leftovers;
import io.sluice.lease.Leftovers.Scope;
import io.sluice.lease.RecoveryReport;
import io.sluice.model.Secrets;
import io.sluice.model.Trouble;
import io.sluice.model.flag.Flag;
import io.sluice.tenants.TenantRecovery;
import io.sluice.tenants.TenantSettings;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Undoes what runs that were killed left behind. */
final class Recovery {
  private final Settings settings;
  private final Clock clock;

  Recovery(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** What a run undoes before it begins; a line for each thing undone or still there. */
  List<String> byTheWay(LeaseJournal run) {
    return new Leftovers(Stores.journals(settings), run.run(), this::undo, clock).recover();
  }

  /** What somebody asked for. */
  RecoveryReport asked(Optional<String> environment, boolean force) {
    Journals journals = Stores.journals(settings);
    if (journals.names().isEmpty() && journals.claims().names().isEmpty()) {
      return new RecoveryReport(List.of(), List.of());
    }
    // A journal of its own: so that nobody else undoes the same meanwhile.
    try (LeaseJournal own = LeaseJournal.open(journals, RunId.at(clock.instant()), clock)) {
      return new Leftovers(journals, own.run(), this::undo, clock)
          .recover(Scope.asked(environment, force));
    }
  }

  private Optional<String> undo(Lease lease) {
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

  private Optional<String> putBack(
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
    try {
      FlagLease.undo(lease, flag, controls.control(chosen.control()));
      return Optional.empty();
    } catch (Trouble e) {
      if (e.code().equals(FlagLease.CHANGED)) {
        // Somebody else's value is not overwritten: there is nothing of ours left to undo.
        return Optional.of(e.what());
      }
      throw e;
    }
  }

  private static Optional<String> tenant(
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
    return new TenantRecovery(chosen, client, values, secrets).undo(lease);
  }
}
