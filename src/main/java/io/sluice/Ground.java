package io.sluice;

import io.sluice.browser.BrowserPool;
import io.sluice.browser.BrowserProvision;
import io.sluice.config.EnvironmentSettings;
import io.sluice.config.Settings;
import io.sluice.deploy.DeployRequest;
import io.sluice.deploy.Deployers;
import io.sluice.deploy.Deployment;
import io.sluice.http.Network;
import io.sluice.http.Placeholders;
import io.sluice.lease.LeaseJournal;
import io.sluice.model.Secrets;
import io.sluice.model.Trouble;
import io.sluice.tenants.Holds;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What trials run on: leases, browsers and the deployed service, with the secrets in use. One run
 * has one of its own; a {@link TrySession} keeps one for many. Closing takes everything down in
 * reverse order.
 */
final class Ground implements AutoCloseable {
  private final Settings settings;
  private final EnvironmentSettings environment;
  private final String run;
  private final Path runFolder;
  private final Clock clock;
  private final Consumer<String> notes;
  private final Secrets secrets = new Secrets();
  private final LeaseJournal leases;
  private final Network network;
  private final Holds holds;
  private Optional<BrowserPool> browsers = Optional.empty();
  private Optional<Deployment> deployment = Optional.empty();

  private Ground(
      Settings settings, String run, Path runFolder, Clock clock, Consumer<String> notes) {
    this.settings = settings;
    this.environment = settings.environment();
    this.run = run;
    this.runFolder = runFolder;
    this.clock = clock;
    this.notes = notes;
    this.network = Network.of(environment.network());
    this.leases = LeaseJournal.open(Stores.journals(settings), run, clock);
    this.holds = new ClaimHolds(leases.claims(), environment.name());
  }

  /**
   * Begins the journal of leases; nothing is started yet.
   *
   * @param run the id of the first run on it
   * @param runFolder where logs go
   * @throws io.sluice.model.InvalidInput if the network's certificates cannot be used
   * @throws Trouble if the journal cannot be written
   */
  static Ground open(
      Settings settings, String run, Path runFolder, Clock clock, Consumer<String> notes) {
    return new Ground(settings, run, runFolder, clock, notes);
  }

  /**
   * The service, brought up at the first call, after what killed runs left was undone.
   *
   * @param expectedBuild the build it has to be
   * @param arguments appended to its command
   * @param browser whether a browser has to be there before anything is started
   */
  Deployment deploy(Optional<String> expectedBuild, List<String> arguments, boolean browser) {
    if (deployment.isEmpty()) {
      new Recovery(settings, clock).byTheWay(leases).forEach(notes);
      if (browser) {
        provision().provide();
      }
      DeployRequest request =
          new DeployRequest(
              environment.name(),
              environment.service(),
              expectedBuild,
              arguments,
              settings.project(),
              runFolder,
              run,
              Placeholders.environment(System.getenv(), secrets),
              secrets,
              leases,
              network);
      Deployment up = Deployers.of(environment.deploy(), clock).deploy(request);
      deployment = Optional.of(up);
      // Not before the service is up: its certificates are named to the browser.
      browsers =
          Optional.of(
              new BrowserPool(
                  settings.browser().with(BrowserNetwork.arguments(network, up.baseUrl())),
                  provision()::provide,
                  Bindings.exposureHeader(settings)));
    }
    return deployment.get();
  }

  /** Whether the service is up and still the build it was. */
  boolean stands() {
    try {
      deployment.ifPresent(Deployment::verifyBuild);
      return deployment.isPresent();
    } catch (Trouble gone) {
      return false;
    }
  }

  Secrets secrets() {
    return secrets;
  }

  LeaseJournal leases() {
    return leases;
  }

  /** What only one run may use at a time. */
  Holds holds() {
    return holds;
  }

  Network network() {
    return network;
  }

  /** The browsers; there once the service is. */
  BrowserPool browsers() {
    return browsers.orElseThrow();
  }

  private BrowserProvision provision() {
    Path log = runFolder.resolve("logs").resolve("browser-install.log");
    return new BrowserProvision(settings.browser(), notes, log);
  }

  @Override
  public void close() {
    try {
      browsers.ifPresent(BrowserPool::close);
    } finally {
      try {
        deployment.ifPresent(Deployment::close);
      } finally {
        leases.close();
      }
    }
  }
}
