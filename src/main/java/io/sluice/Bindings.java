package io.sluice;

import io.sluice.auth.Authentication;
import io.sluice.browser.BrowserPool;
import io.sluice.config.EnvironmentSettings;
import io.sluice.config.Settings;
import io.sluice.deploy.Deployment;
import io.sluice.flags.FlagSettings;
import io.sluice.flags.LeasedFlags;
import io.sluice.http.ControlClient;
import io.sluice.http.Network;
import io.sluice.http.Placeholders;
import io.sluice.http.PooledClient;
import io.sluice.http.Values;
import io.sluice.lease.LeaseJournal;
import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import io.sluice.model.Secrets;
import io.sluice.model.evidence.SequentialTest;
import io.sluice.model.world.Tenant;
import io.sluice.openapi.JsonSchemas;
import io.sluice.run.FlaggedTenants;
import io.sluice.run.PastRuns;
import io.sluice.run.RunContext;
import io.sluice.run.RunSettings;
import io.sluice.run.SkipSettings;
import io.sluice.steps.api.ApiSettings;
import io.sluice.tenants.HttpTenants;
import io.sluice.tenants.LeasedTenants;
import io.sluice.tenants.SharedTenant;
import io.sluice.tenants.TenantControl;
import io.sluice.tenants.TenantSettings;
import io.sluice.tenants.WithUsers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
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
  private final ControlClient control;
  private final Values values;
  private final Optional<LeasedTenants> leased;
  private final TenantControl tenants;
  private final LeasedFlags flags;
  private final String run;

  Bindings(
      Settings settings,
      EnvironmentSettings environment,
      Network network,
      Deployment deployment,
      Secrets secrets,
      LeaseJournal leases,
      String run) {
    this.settings = settings;
    this.http = new PooledClient(settings.policy().timeouts().step(), network);
    this.deployment = deployment;
    this.secrets = secrets;
    this.run = run;
    this.control = new ControlClient(http, deployment.baseUrl(), secrets);
    this.values = Values.of(outer(deployment.values()));
    this.leased = environment.tenants().map(made -> leased(made, environment.name(), leases));
    TenantControl bare = leased.isPresent() ? leased.get() : new SharedTenant();
    this.tenants = new WithUsers(bare, users());
    this.flags =
        environment
            .flags()
            .map(chosen -> flags(chosen, environment, network, leases))
            .orElseGet(FlagControls::none);
  }

  private LeasedTenants leased(TenantSettings made, String environment, LeaseJournal leases) {
    List<String> roles = settings.auth().roles();
    return new LeasedTenants(
        new HttpTenants(made, control, values, secrets, roles),
        leases,
        environment,
        deployment.baseUrl());
  }

  private LeasedFlags flags(
      FlagSettings chosen, EnvironmentSettings environment, Network network, LeaseJournal leases) {
    FlagControls controls =
        new FlagControls(
            new PooledClient(settings.policy().timeouts().step(), network),
            deployment.baseUrl(),
            values,
            secrets,
            run);
    Optional<LeasedFlags.Journal> journal =
        chosen.outliveTenants()
            ? Optional.of(new LeasedFlags.Journal(leases, environment.name()))
            : Optional.empty();
    return new LeasedFlags(
        controls.control(chosen.control()),
        controls.probe(chosen.probe(), exposureHeader(settings)),
        chosen.within(),
        journal);
  }

  private Map<String, Tenant.SignIn> users() {
    Map<String, Tenant.SignIn> users = new HashMap<>();
    settings
        .auth()
        .users()
        .forEach(
            (role, user) -> {
              String password = values.fill(user.password());
              secrets.add(password);
              users.put(role, new Tenant.SignIn(values.fill(user.username()), password));
            });
    return users;
  }

  /**
   * Flags differ from tenant to tenant: who declares one must say how both are controlled.
   *
   * @throws InvalidInput naming what is missing
   */
  static void check(Settings settings, EnvironmentSettings environment) {
    if (settings.flags().all().isEmpty()) {
      return;
    }
    List<Problem> problems = new ArrayList<>();
    if (environment.tenants().isEmpty()) {
      problems.add(missing(environment, "tenants"));
    }
    if (environment.flags().isEmpty()) {
      problems.add(missing(environment, "flags"));
    }
    if (!problems.isEmpty()) {
      throw new InvalidInput(problems);
    }
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
    String header = exposureHeader(settings);
    Authentication auth =
        new Authentication(settings.auth().api(), header, control, values, secrets, clock);
    ApiSettings api =
        new ApiSettings(
            header,
            secrets,
            http,
            auth::of,
            OpenApi.check(settings, deployment.baseUrl(), http, secrets),
            new JsonSchemas(settings.project()));
    return new RunContext(
        deployment.baseUrl(),
        new FlaggedTenants(tenants, flags, settings.flags(), "sluice-" + run),
        world -> new StepTools(world, browsers, api, settings.accessibility()),
        deployment::logBetween,
        settings.project(),
        runFolder,
        secrets,
        Reproduce::command,
        clock,
        Sluice.ids());
  }

  /** Puts back what interrupted trials left of flags and tenants; a line for what stays. */
  List<String> putBack() {
    List<String> left = new ArrayList<>(flags.restoreAll());
    leased.map(LeasedTenants::deleteAll).ifPresent(left::addAll);
    return left;
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

  private static Problem missing(EnvironmentSettings environment, String key) {
    return Problem.of(
        "environments." + environment.name() + " has no " + key,
        "with declared flags every trial needs a tenant of its own with its own flags; say how"
            + " under environments."
            + environment.name()
            + "."
            + key);
  }
}
