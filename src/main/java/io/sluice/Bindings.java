package io.sluice;

import io.sluice.browser.BrowserPool;
import io.sluice.config.EnvironmentSettings;
import io.sluice.config.Settings;
import io.sluice.deploy.Deployment;
import io.sluice.flags.FlagControl;
import io.sluice.flags.HttpFlags;
import io.sluice.http.ControlClient;
import io.sluice.http.Placeholders;
import io.sluice.http.PooledClient;
import io.sluice.http.Values;
import io.sluice.lease.LeaseJournal;
import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import io.sluice.model.Secrets;
import io.sluice.model.evidence.SequentialTest;
import io.sluice.openapi.JsonSchemas;
import io.sluice.run.FlaggedTenants;
import io.sluice.run.PastRuns;
import io.sluice.run.RunContext;
import io.sluice.run.RunSettings;
import io.sluice.run.SkipSettings;
import io.sluice.steps.api.ApiSettings;
import io.sluice.tenants.HttpTenants;
import io.sluice.tenants.LeasedTenants;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the stage {@code run} gets of tenants, flags, browser and deployment. */
final class Bindings {
  private static final int LANES_PER_CORE = 2;
  private static final String DEFAULT_EXPOSURE_HEADER = "Sluice-Flags";

  private final PooledClient http;
  private final Settings settings;
  private final Deployment deployment;
  private final Secrets secrets;
  private final LeasedTenants tenants;
  private final FlagControl flags;
  private final String run;

  Bindings(
      Settings settings,
      EnvironmentSettings environment,
      Deployment deployment,
      Secrets secrets,
      LeaseJournal leases,
      String run) {
    this.settings = settings;
    this.http = new PooledClient(settings.policy().timeouts().step());
    this.deployment = deployment;
    this.secrets = secrets;
    this.run = run;
    ControlClient client = new ControlClient(http, deployment.baseUrl(), secrets);
    Values values = Values.of(outer(deployment.values()));
    this.tenants =
        new LeasedTenants(
            new HttpTenants(required(environment), client, values, secrets),
            leases,
            environment.name(),
            deployment.baseUrl());
    this.flags =
        environment
            .flags()
            .<FlagControl>map(
                http -> new HttpFlags(http, client, values, secrets, HttpFlags.PROPAGATION))
            .orElseThrow(() -> missing(environment, "flags"));
  }

  /**
   * @param blame whether it is found out what confirmed failures depend on
   */
  RunSettings runSettings(SequentialTest test, boolean blame, SkipSettings skip, PastRuns past) {
    int cores = Runtime.getRuntime().availableProcessors();
    return new RunSettings(
        settings.lanes().orElse(Math.max(2, LANES_PER_CORE * cores)),
        settings.browser().lanes(),
        test,
        settings.flags(),
        settings.policy().timeouts().step(),
        settings.policy().timeouts().trial(),
        blame,
        skip,
        past,
        List.of());
  }

  RunContext runContext(BrowserPool browsers, Path runFolder, Clock clock) {
    ApiSettings api =
        new ApiSettings(
            exposureHeader(settings),
            secrets,
            http,
            OpenApi.check(settings, deployment.baseUrl(), http, secrets),
            new JsonSchemas(settings.project()));
    return new RunContext(
        deployment.baseUrl(),
        new FlaggedTenants(tenants, flags, settings.flags(), "sluice-" + run),
        world -> new StepTools(world, browsers, api),
        deployment::logBetween,
        settings.project(),
        runFolder,
        secrets,
        Reproduce::command,
        clock,
        Sluice.ids());
  }

  /** Deletes tenants that an interrupted trial left; a line for each that stays. */
  List<String> deleteTenants() {
    return tenants.deleteAll();
  }

  private Function<String, Optional<String>> outer(Map<String, String> decided) {
    Function<String, Optional<String>> variables =
        Placeholders.environment(System.getenv(), secrets);
    return name -> Optional.ofNullable(decided.get(name)).or(() -> variables.apply(name));
  }

  /** Looked for also where nobody insists on it. */
  static String exposureHeader(Settings settings) {
    return settings.exposureHeader().orElse(DEFAULT_EXPOSURE_HEADER);
  }

  private static io.sluice.tenants.TenantSettings required(EnvironmentSettings environment) {
    return environment.tenants().orElseThrow(() -> missing(environment, "tenants"));
  }

  private static InvalidInput missing(EnvironmentSettings environment, String key) {
    return new InvalidInput(
        Problem.of(
            "environments." + environment.name() + " has no " + key,
            "every trial needs a tenant of its own with its own flags; say how under environments."
                + environment.name()
                + "."
                + key));
  }
}
