package io.sluice;

import io.sluice.browser.BrowserPool;
import io.sluice.browser.BrowserProvision;
import io.sluice.config.EnvironmentSettings;
import io.sluice.config.Settings;
import io.sluice.deploy.DeployRequest;
import io.sluice.deploy.Deployers;
import io.sluice.deploy.Deployment;
import io.sluice.http.Placeholders;
import io.sluice.lease.LeaseJournal;
import io.sluice.model.Secrets;
import io.sluice.model.Trouble;
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
  private final BrowserPool browsers;
  private Optional<Deployment> deployment = Optional.empty();

  private Ground(
      Settings settings, String run, Path runFolder, Clock clock, Consumer<String> notes) {
    this.settings = settings;
    this.environment = settings.environment();
    this.run = run;
    this.runFolder = runFolder;
    this.clock = clock;
    this.notes = notes;
    this.leases = LeaseJournal.open(settings.store().resolve("leases"), run, clock);
    this.browsers =
        new BrowserPool(
            settings.browser(), provision()::provide, Bindings.exposureHeader(settings));
  }

  /**
   * Begins the journal of leases; nothing is started yet.
   *
   * @param run the id of the first run on it
   * @param runFolder where logs go
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
      new Recovery(settings, clock).recover().forEach(notes);
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
              leases);
      deployment = Optional.of(Deployers.of(environment.deploy(), clock).deploy(request));
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

  BrowserPool browsers() {
    return browsers;
  }

  private BrowserProvision provision() {
    Path log = runFolder.resolve("logs").resolve("browser-install.log");
    return new BrowserProvision(settings.browser(), notes, log);
  }

  @Override
  public void close() {
    try {
      deployment.ifPresent(Deployment::close);
    } finally {
      try {
        browsers.close();
      } finally {
        leases.close();
      }
    }
  }
}
