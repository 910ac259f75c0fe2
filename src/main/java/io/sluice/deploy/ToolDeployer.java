package io.sluice.deploy;

import io.sluice.lease.Lease;
import io.sluice.model.Trouble;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/** Brings the service up with tools: commands of the team's own, Terraform, Pulumi. */
final class ToolDeployer implements Deployer {
  private final DeploySettings settings;

  ToolDeployer(DeploySettings settings) {
    this.settings = settings;
  }

  @Override
  public Deployment deploy(DeployRequest request) {
    Map<String, String> values = values(request);
    if (!settings.creates()) {
      return probed(attach(site(request, values, "", process -> {})), request);
    }
    Made made =
        Made.ofRun(
            settings,
            name(request.run()),
            request.projectFolder(),
            values.getOrDefault("build", ""));
    HeldLease lease = HeldLease.take(request, leaseName(made), made.details());
    Site site = site(request, values, lease.marker(), lease::started);
    Creation creation = creation(settings, site, made, false);
    try {
      Given given = creation.create();
      if (creation.stays()) {
        lease.done();
      } else {
        lease.located(given);
      }
      return new Created(probed(given, request), values, creation, lease, request);
    } catch (RuntimeException e) {
      takeDown(creation, lease, request);
      throw e;
    }
  }

  /**
   * Takes down what a run that was killed deployed.
   *
   * @throws Trouble if something may still be there
   */
  static void takeDown(DeploySettings settings, Lease lease, UndeployRequest request) {
    Made made = Made.ofLease(lease);
    if (!made.deployer().equals(settings.word())) {
      throw new Trouble(
          "deploy-failed",
          ServiceProbe.STAGE,
          "environment "
              + lease.environment()
              + " was deployed by `"
              + made.deployer()
              + "`, which sluice.yaml no longer has",
          "put it back and run ./sluice recover");
    }
    Map<String, String> values = new HashMap<>();
    values.put("build", made.build());
    values.put("run.secret", secret());
    Site site = request.site(lease, values);
    if (made.here()) {
      String binary =
          settings instanceof DeploySettings.OfTerraform terraform
              ? terraform.binary()
              : settings instanceof DeploySettings.OfPulumi pulumi ? pulumi.binary() : "";
      Leftover.endTools(lease, binary, Tool.grace(settings.within()));
    }
    creation(settings, site, made, true).destroy();
    // What a tool of the killed run wrote that nobody read.
    Leftover.remove(site.own("output"));
  }

  private static Creation creation(DeploySettings settings, Site site, Made made, boolean left) {
    if (settings instanceof DeploySettings.OfTerraform terraform) {
      return new TerraformWorkspace(terraform, site, made, left);
    }
    if (settings instanceof DeploySettings.OfPulumi pulumi) {
      return new PulumiStack(pulumi, site, made, left);
    }
    return new CommandCreation((DeploySettings.OfCommand) settings, site, made, left);
  }

  private Given attach(Site site) {
    Made nothing = Made.ofRun(settings, "", site.project(), "");
    return settings instanceof DeploySettings.OfTerraform terraform
        ? new TerraformWorkspace(terraform, site, nothing, false).attach()
        : new PulumiStack((DeploySettings.OfPulumi) settings, site, nothing, false).attach();
  }

  /** Nobody else has it, so that whatever is in it is this run's. */
  private String name(String run) {
    if (settings instanceof DeploySettings.OfPulumi pulumi) {
      return pulumi.stack() + "-" + run;
    }
    return settings instanceof DeploySettings.OfTerraform ? "sluice-" + run : "";
  }

  private String leaseName(Made made) {
    return settings instanceof DeploySettings.OfCommand command
        ? command.deploy().get(0)
        : settings.word() + " " + made.name();
  }

  private static Deployment probed(Given given, DeployRequest request) {
    Optional<String> expected = request.expectedBuild();
    if (given.build().isPresent() && expected.isPresent() && !given.build().equals(expected)) {
      throw new Trouble(
          "unexpected-build",
          ServiceProbe.STAGE,
          "what was deployed is build " + given.build().get() + "; expected " + expected.get(),
          "deploy the build to be judged, or pass the one that is there with --build "
              + given.build().get());
    }
    return new UrlDeployer(new DeploySettings.OfUrl(given.url()))
        .deploy(request.expecting(expected.or(given::build)));
  }

  private static Site site(
      DeployRequest request,
      Map<String, String> values,
      String marker,
      Consumer<ProcessHandle> started) {
    Function<String, Optional<String>> filling =
        name -> Optional.ofNullable(values.get(name)).or(() -> request.values().apply(name));
    return new Site(
        request.environment(),
        request.projectFolder(),
        request.runFolder(),
        request.run(),
        filling,
        request.secrets(),
        marker,
        started,
        request.notes());
  }

  private static Map<String, String> values(DeployRequest request) {
    String secret = secret();
    request.secrets().add(secret);
    Map<String, String> values = new HashMap<>();
    values.put("build", request.expectedBuild().orElse("run-" + request.run()));
    values.put("run.secret", secret);
    return values;
  }

  private static String secret() {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /**
   * On a thread of its own, which nobody interrupts: ctrl-C must not cut it short, nor keep the
   * lease from being closed.
   */
  private static void takeDown(Creation creation, HeldLease lease, DeployRequest request) {
    Thread work = new Thread(() -> tryTakeDown(creation, lease, request), "sluice-takes-down");
    work.start();
    boolean interrupted = false;
    while (work.isAlive()) {
      try {
        work.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever goes wrong is told; the lease then stays, and so does what it is on. */
  private static void tryTakeDown(Creation creation, HeldLease lease, DeployRequest request) {
    try {
      creation.destroy();
      lease.done();
    } catch (RuntimeException e) {
      String fix = e instanceof Trouble trouble ? trouble.fix() + "; then " : "";
      request
          .notes()
          .accept(
              "not taken down: "
                  + e.getMessage()
                  + "\n    "
                  + fix
                  + "./sluice recover --environment "
                  + request.environment());
    }
  }

  /** What a tool brought up, and Sluice takes down. */
  private record Created(
      Deployment up,
      Map<String, String> values,
      Creation creation,
      HeldLease lease,
      DeployRequest request,
      AtomicBoolean closed)
      implements Deployment {
    Created(
        Deployment up,
        Map<String, String> values,
        Creation creation,
        HeldLease lease,
        DeployRequest request) {
      this(up, Map.copyOf(values), creation, lease, request, new AtomicBoolean());
    }

    @Override
    public URI baseUrl() {
      return up.baseUrl();
    }

    @Override
    public String build() {
      return up.build();
    }

    @Override
    public void verifyBuild() {
      up.verifyBuild();
    }

    @Override
    public Optional<Path> log() {
      return up.log();
    }

    @Override
    public List<String> logBetween(Instant from, Instant to) {
      return up.logBetween(from, to);
    }

    @Override
    public void close() {
      if (!closed.compareAndSet(false, true)) {
        return;
      }
      if (creation.stays()) {
        request.notes().accept(request.service().name() + " stays up at " + baseUrl());
      } else if (request.keep()) {
        lease.keep();
        request.noteKept(this);
      } else {
        takeDown(creation, lease, request);
      }
    }
  }

  /** How long a tool may take that is asked to end. */
  static Duration ending(DeploySettings settings) {
    return settings.creates() ? Tool.grace(settings.within()) : Duration.ZERO;
  }

  /** How long closing may take, in which the tool may have to be ended first. */
  static Duration closing(DeploySettings settings) {
    return settings.creates()
        ? settings.within().plus(Tool.grace(settings.within()).multipliedBy(2))
        : Duration.ZERO;
  }
}
