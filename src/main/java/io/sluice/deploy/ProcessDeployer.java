package io.sluice.deploy;

import io.sluice.http.Placeholders;
import io.sluice.lease.Lease;
import io.sluice.lease.ProcessTree;
import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import io.sluice.model.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Starts the service as a process of its own on this machine. */
final class ProcessDeployer implements Deployer {
  private static final String STAGE = ServiceProbe.STAGE;
  private static final Duration TTL = Duration.ofHours(6);
  private static final int TRIES = 3;

  private final DeploySettings.OfProcess settings;
  private final Clock clock;

  ProcessDeployer(DeploySettings.OfProcess settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Deployment deploy(DeployRequest request) {
    for (int attempt = 1; ; attempt++) {
      RunningProcess running = start(request, port());
      try {
        return ready(running, request);
      } catch (PortTaken e) {
        // Somebody was faster with the free port: the next one will do.
        running.close();
        if (settings.port().isPresent() || attempt == TRIES) {
          throw portInUse(running.baseUrl().getPort());
        }
      } catch (RuntimeException e) {
        running.close();
        throw e;
      }
    }
  }

  private int port() {
    if (settings.port().isPresent()) {
      int port = settings.port().getAsInt();
      if (Ports.taken(port)) {
        throw portInUse(port);
      }
      return port;
    }
    try {
      return Ports.free();
    } catch (IOException e) {
      throw new Trouble("deploy-failed", STAGE, "this machine gives no port", "free some", e);
    }
  }

  private RunningProcess start(DeployRequest request, int port) {
    Map<String, String> values = values(request, port);
    Function<String, Optional<String>> fill =
        name -> Optional.ofNullable(values.get(name)).or(() -> request.values().apply(name));
    ProcessBuilder builder = new ProcessBuilder(command(request, fill));
    builder.directory(folder(request).toFile()).redirectErrorStream(true);
    Optional<KeptOutput> kept =
        request.keep() ? Optional.of(keepOutput(request)) : Optional.empty();
    kept.ifPresent(output -> builder.redirectOutput(output.file().toFile()));
    settings
        .environment()
        .forEach((name, value) -> builder.environment().put(name, Placeholders.fill(value, fill)));
    URI baseUrl = URI.create("http://localhost:" + port);
    Lease lease =
        request.leases().take(Lease.Kind.PROCESS, request.environment(), baseUrl, name(), TTL);
    String marker = ProcessTree.marker(lease);
    builder.environment().put(ProcessTree.MARKER, marker);
    try {
      Process process = builder.start();
      Lease identified = request.leases().identified(lease, process.toHandle());
      process.getOutputStream().close();
      Path file = request.runFolder().resolve("logs").resolve("service.log");
      InputStream output =
          kept.isPresent() ? kept.get().follow(process.onExit()) : process.getInputStream();
      ServiceLog log = new ServiceLog(file, output, request.secrets(), clock);
      ProcessLease held = new ProcessLease(request, identified, kept);
      ServiceProbe probe = new ServiceProbe(request, baseUrl);
      return new RunningProcess(baseUrl, values, process, marker, file, log, probe, held);
    } catch (IOException e) {
      ProcessTree.end(Optional.empty(), marker, Duration.ZERO);
      request.leases().done(lease);
      throw new Trouble(
          "deploy-failed",
          STAGE,
          "cannot start " + name() + ": " + request.secrets().mask(String.valueOf(e.getMessage())),
          "start the command of sluice.yaml by hand to see why",
          e);
    }
  }

  private static KeptOutput keepOutput(DeployRequest request) {
    try {
      return KeptOutput.create(request.projectFolder(), request.run());
    } catch (IOException e) {
      throw new Trouble(
          "deploy-failed",
          STAGE,
          "the output of " + request.service().name() + " cannot be kept: " + e.getMessage(),
          "make .sluice writable, or leave out --keep",
          e);
    }
  }

  private Deployment ready(RunningProcess running, DeployRequest request) {
    Optional<String> last = running.probe().awaitReady(running.end());
    if (running.end().isDone()) {
      throw ended(running, request);
    }
    if (last.isPresent()) {
      throw running.probe().notReady(last.get(), running.lastLines());
    }
    boolean named = settings.takesBuild();
    Optional<String> expected =
        request.expectedBuild().or(() -> named ? Optional.of(build(request)) : Optional.empty());
    running.build(running.probe().expectBuild(expected));
    return running;
  }

  private RuntimeException ended(RunningProcess running, DeployRequest request) {
    String lines = running.lastLines();
    String lower = lines.toLowerCase(Locale.ROOT);
    if (lower.contains("already in use") || lower.contains("eaddrinuse")) {
      return new PortTaken();
    }
    return new Trouble(
        "deploy-failed",
        STAGE,
        request.service().name() + " ended with exit code " + running.exitCode() + lines,
        "see logs/service.log, or start the command of sluice.yaml by hand");
  }

  private Map<String, String> values(DeployRequest request, int port) {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    String secret = HexFormat.of().formatHex(random);
    request.secrets().add(secret);
    Map<String, String> values = new HashMap<>();
    values.put("port", Integer.toString(port));
    values.put("build", build(request));
    values.put("run.secret", secret);
    return values;
  }

  /** A name of our own proves just as well that it is the process we started. */
  private static String build(DeployRequest request) {
    return request.expectedBuild().orElse("run-" + request.run());
  }

  private List<String> command(DeployRequest request, Function<String, Optional<String>> fill) {
    if (settings.command().isEmpty()) {
      throw new InvalidInput(
          Problem.of("the environment's `process` has no command", "write it in sluice.yaml"));
    }
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
    List<String> command = new ArrayList<>();
    settings.command().forEach(text -> command.add(Placeholders.fill(text, fill)));
    command.addAll(request.arguments());
    Path program =
        Commands.find(command.get(0), folder(request), path)
            .orElseThrow(() -> notFound(command.get(0), request));
    command.set(0, program.toString());
    return Commands.detached(command, folder(request), path);
  }

  private Path folder(DeployRequest request) {
    Path folder =
        settings
            .directory()
            .map(request.projectFolder()::resolve)
            .orElse(request.projectFolder())
            .normalize();
    if (!Files.isDirectory(folder)) {
      throw new Trouble(
          "deploy-failed",
          STAGE,
          "there is no folder " + folder + " to start " + request.service().name() + " in",
          "make it, or correct process.directory of environment "
              + request.environment()
              + " in sluice.yaml");
    }
    return folder;
  }

  private String name() {
    return settings.command().get(0);
  }

  private static Trouble notFound(String program, DeployRequest request) {
    return new Trouble(
        "deploy-failed",
        STAGE,
        "there is no program \"" + program + "\" to start " + request.service().name(),
        "install it or build it, or correct the command of environment "
            + request.environment()
            + " in sluice.yaml");
  }

  private static Trouble portInUse(int port) {
    return new Trouble(
        "port-in-use",
        STAGE,
        "port " + port + " is taken" + PortOwner.of(port).map(who -> " by " + who).orElse(""),
        "stop that process, or give the environment another `port` in sluice.yaml"
            + " (without one Sluice takes a free port)");
  }

  /** The service ended because its port was taken. */
  private static final class PortTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PortTaken() {
      super("port taken", null, false, false);
    }
  }
}
