package io.sluice.deploy;

import io.sluice.lease.ProcessTree;
import io.sluice.model.Trouble;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** A service that Sluice started and ends. */
final class RunningProcess implements Deployment {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration DRAIN = Duration.ofSeconds(1);

  private final URI baseUrl;
  private final Map<String, String> values;
  private final Process process;
  // Asked for once: each call of onExit gives a future of its own, done a little later.
  private final CompletableFuture<Process> end;
  private final String marker;
  private final Path file;
  private final ServiceLog log;
  private final ServiceProbe probe;
  private final ProcessLease lease;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile String build = "";

  RunningProcess(
      URI baseUrl,
      Map<String, String> values,
      Process process,
      String marker,
      Path file,
      ServiceLog log,
      ServiceProbe probe,
      ProcessLease lease) {
    this.baseUrl = baseUrl;
    this.values = Map.copyOf(values);
    this.process = process;
    this.end = process.onExit();
    this.marker = marker;
    this.file = file;
    this.log = log;
    this.probe = probe;
    this.lease = lease;
  }

  ServiceProbe probe() {
    return probe;
  }

  CompletableFuture<Process> end() {
    return end;
  }

  int exitCode() {
    return process.exitValue();
  }

  /** The last lines of the log, each indented on a line of its own. */
  String lastLines() {
    if (!process.isAlive()) {
      log.drain(DRAIN);
    }
    List<String> lines = log.tail();
    return lines.isEmpty()
        ? "; it wrote nothing"
        : "; it wrote last:\n    " + String.join("\n    ", lines);
  }

  void build(String proved) {
    build = proved;
  }

  @Override
  public URI baseUrl() {
    return baseUrl;
  }

  @Override
  public String build() {
    return build;
  }

  @Override
  public void verifyBuild() {
    if (end.isDone()) {
      throw new Trouble(
          "service-ended",
          ServiceProbe.STAGE,
          "the service ended with exit code "
              + exitCode()
              + " before the run was over"
              + lastLines(),
          "see logs/service.log, and run it again");
    }
    probe.verify(build);
  }

  @Override
  public Map<String, String> values() {
    return values;
  }

  @Override
  public Optional<Path> log() {
    return Optional.of(file);
  }

  @Override
  public List<String> logBetween(Instant from, Instant to) {
    return log.between(from, to);
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    // Before its build is proved it has no use, kept or not.
    if (!build.isEmpty() && lease.keep(this)) {
      log.close();
    } else {
      ProcessTree.end(Optional.of(process.toHandle()), marker, PATIENCE);
      log.close();
      lease.done();
    }
  }
}
