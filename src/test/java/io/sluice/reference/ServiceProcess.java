package io.sluice.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The service, started from the class path on a free port, as a process of its own. */
final class ServiceProcess implements AutoCloseable {
  static final String ADMIN_TOKEN = "test-admin-token";
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String LISTENING = "listening on ";

  private final Process process;
  private final List<String> output = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Optional<String>> address = new CompletableFuture<>();

  private ServiceProcess(Process process) {
    this.process = process;
    Thread reader = new Thread(this::read, "service-output");
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts a service and waits until it is ready. */
  static ServiceProcess start(String... arguments) {
    return start(Map.of(), arguments);
  }

  /** The same with variables in its environment. */
  static ServiceProcess start(Map<String, String> environment, String... arguments) {
    List<String> all = new ArrayList<>(List.of("--port", "0", "--admin-token", ADMIN_TOKEN));
    all.addAll(List.of(arguments));
    ServiceProcess service = launch(environment, all);
    service.url();
    return service;
  }

  /** Starts the program with just these arguments. */
  static ServiceProcess launch(List<String> arguments) {
    return launch(Map.of(), arguments);
  }

  /** The same with variables in its environment. */
  static ServiceProcess launch(Map<String, String> environment, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.sluice.reference.Main"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeAll(List.of("CLM_ADMIN_TOKEN", "CLM_UNLEASH_TOKEN"));
    builder.environment().putAll(environment);
    try {
      return new ServiceProcess(builder.start());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void read() {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (Optional<String> line = next(reader); line.isPresent(); line = next(reader)) {
        output.add(line.get());
        if (line.get().startsWith(LISTENING)) {
          address.complete(Optional.of(line.get().substring(LISTENING.length())));
        }
      }
    } catch (IOException e) {
      output.add("unreadable: " + e);
    } finally {
      address.complete(Optional.empty());
    }
  }

  private static Optional<String> next(BufferedReader reader) throws IOException {
    return Optional.ofNullable(reader.readLine());
  }

  /** Where it answers. */
  String url() {
    try {
      return address
          .get(LIMIT.toSeconds(), TimeUnit.SECONDS)
          .orElseThrow(() -> new IllegalStateException("did not start: " + output));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("did not start: " + output, e);
    }
  }

  /** Everything it has printed, errors included. */
  List<String> output() {
    return List.copyOf(output);
  }

  /** Its exit code, and with it all of its output. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("still running: " + output);
    }
    address.join(); // the reader has come to the end
    return process.exitValue();
  }

  /** Sends SIGTERM. */
  void terminate() {
    // Process.destroy would close its output too, and with it what it has to say.
    process.toHandle().destroy();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
