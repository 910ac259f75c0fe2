package io.sluice.deploy;

import io.sluice.http.Network;
import io.sluice.lease.Lease;
import io.sluice.lease.LeaseJournal;
import io.sluice.lease.Leftovers;
import io.sluice.lease.RecoveryReport.Outcome;
import io.sluice.lease.RecoveryReport.Undone;
import io.sluice.model.Secrets;
import io.sluice.testing.StubService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A project whose service is a stub that is always there, and tools that say they deploy it. */
final class ToolProject implements AutoCloseable {
  private static final Clock CLOCK = Clock.systemUTC();

  /** No other test on this machine has it: processes are known by it. */
  final String run = "r" + UUID.randomUUID().toString().substring(0, 8);

  final Path folder;
  final Secrets secrets = new Secrets();
  final List<String> notes = new CopyOnWriteArrayList<>();
  final StubService service =
      new StubService(request -> StubService.Reply.json(200, "{\"build\": \"b1\"}"));

  ToolProject(Path folder) throws IOException {
    this.folder = folder.toRealPath();
  }

  /** Deploys as one run does. */
  Deployment deploy(DeploySettings settings, String run, Optional<String> build, boolean keep) {
    return Deployers.of(settings, CLOCK).deploy(request(run, build, keep));
  }

  private static Optional<String> variable(String name) {
    return Optional.ofNullable(Map.of("env:KEY", "key-of-the-team").get(name));
  }

  Deployment deploy(DeploySettings settings) {
    return deploy(settings, run, Optional.empty(), false);
  }

  DeployRequest request(String run, Optional<String> build, boolean keep) {
    return new DeployRequest(
        "staging",
        new ServiceSettings(
            "clm",
            Optional.of("/health"),
            new BuildSource.Asked("/version", "/build"),
            Duration.ofSeconds(5)),
        build,
        List.of(),
        folder,
        folder.resolve("runs").resolve(run),
        run,
        ToolProject::variable,
        secrets,
        LeaseJournal.open(folder.resolve("leases"), run, CLOCK),
        Network.direct(),
        keep,
        notes::add);
  }

  /** Takes down what a run left whose process is taken for dead. */
  List<String> recover(DeploySettings settings, String run) {
    give(folder.resolve("leases").resolve(run + ".jsonl"), "{\"type\":\"closed\"}\n");
    UndeployRequest request =
        new UndeployRequest(
            folder, folder.resolve("again"), ToolProject::variable, secrets, notes::add);
    return new Leftovers(
            folder.resolve("leases"),
            lease -> {
              Deployers.takeDown(settings, lease, request);
              return Undone.of(Outcome.TAKEN_DOWN);
            },
            CLOCK)
        .recover(Leftovers.Scope.asked(Optional.empty(), false))
        .lines();
  }

  /** The leases of a run that are open. */
  List<String> open(String run) {
    String text = text("leases/" + run + ".jsonl");
    return text.lines()
        .filter(line -> line.contains("\"type\":\"lease\""))
        .map(line -> line.replaceFirst(".*?\"id\":\"([^\"]*)\".*", "$1"))
        .distinct()
        .filter(id -> !text.contains("{\"type\":\"done\",\"id\":\"" + id + "\"}"))
        .toList();
  }

  /** A shell script; with {@code $DIR} for the project. */
  List<String> script(String name, String text) {
    Path file = folder.resolve(name);
    give(file, "#!/bin/sh\nDIR=" + folder + "\n" + text.strip() + "\n");
    if (!file.toFile().setExecutable(true)) {
      throw new AssertionError("not executable: " + file);
    }
    return List.of("./" + name);
  }

  static void give(Path file, String text) {
    try {
      Files.createDirectories(file.resolve("..").normalize());
      Files.writeString(
          file,
          text,
          java.nio.file.StandardOpenOption.CREATE,
          java.nio.file.StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a file of the project holds; nothing if it is not there. */
  String text(String file) {
    try {
      Path path = folder.resolve(file);
      return Files.exists(path) ? Files.readString(path) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI url() {
    return service.url();
  }

  /** How many processes run whose command line ends like this. */
  static long running(String end) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").endsWith(end))
        .filter(ProcessHandle::isAlive)
        .count();
  }

  @Override
  public void close() {
    service.close();
  }

  /** The marker of the only deployment of the run. */
  String marker() {
    return run + "/" + Lease.Kind.DEPLOYMENT.word() + "-1";
  }
}
