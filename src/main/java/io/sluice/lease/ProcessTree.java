package io.sluice.lease;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process and everything it started. Those whose parents ended meanwhile are found by a variable
 * in their environment, where the system shows it (Linux).
 */
public final class ProcessTree {
  /** The environment variable by which a started process is known again. */
  public static final String MARKER = "SLUICE_LEASE";

  // Clock adjustments shift what the system says of a start by up to a second.
  private static final Duration START_TOLERANCE = Duration.ofSeconds(2);
  private static final Duration KILL_LIMIT = Duration.ofSeconds(5);
  private static final Path PROC = Path.of("/proc");

  private ProcessTree() {}

  /** The marker's value for a lease. */
  public static String marker(Lease lease) {
    return lease.run() + "/" + lease.id();
  }

  /** The living process of that id, if it is the one that started at that instant. */
  public static Optional<ProcessHandle> find(long pid, Instant start) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(
            process ->
                process
                    .info()
                    .startInstant()
                    .map(is -> Duration.between(is, start).abs().compareTo(START_TOLERANCE) <= 0)
                    .orElse(false));
  }

  /**
   * Ends a process and all it started: asks, waits, then kills.
   *
   * @param patience how long they may take to end by themselves
   * @return how many were alive
   */
  public static int end(Optional<ProcessHandle> root, String marker, Duration patience) {
    Set<ProcessHandle> all = members(root, marker);
    all.forEach(ProcessHandle::destroy);
    awaitEnd(all, patience);
    // Asked to end, a process may have started another one: look again.
    Set<ProcessHandle> rest = members(root, marker);
    rest.addAll(all);
    rest.removeIf(process -> !process.isAlive());
    rest.forEach(ProcessHandle::destroyForcibly);
    awaitEnd(rest, KILL_LIMIT);
    return all.size();
  }

  private static Set<ProcessHandle> members(Optional<ProcessHandle> root, String marker) {
    Set<ProcessHandle> members = new LinkedHashSet<>();
    root.filter(ProcessHandle::isAlive).ifPresent(members::add);
    root.ifPresent(process -> process.descendants().forEach(members::add));
    for (ProcessHandle process : marked(marker)) {
      members.add(process);
      process.descendants().forEach(members::add);
    }
    members.remove(ProcessHandle.current());
    return members;
  }

  /** The processes that carry the mark; none where the system does not show it. */
  public static Set<ProcessHandle> marked(String marker) {
    Set<ProcessHandle> found = new LinkedHashSet<>();
    if (!Files.isDirectory(PROC)) {
      return found;
    }
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        if (isMarked(process.resolve("environ"), marker)) {
          ProcessHandle.of(Long.parseLong(process.getFileName().toString())).ifPresent(found::add);
        }
      }
    } catch (IOException e) {
      return found;
    }
    return found;
  }

  private static boolean isMarked(Path environ, String marker) {
    try {
      String variables = "\0" + new String(Files.readAllBytes(environ), StandardCharsets.UTF_8);
      return variables.contains("\0" + MARKER + "=" + marker + "\0");
    } catch (IOException e) {
      // Ended meanwhile, or somebody else's.
      return false;
    }
  }

  /** Waits for their end, also on an interrupted thread; whether all have ended. */
  public static boolean awaitEnd(Collection<ProcessHandle> processes, Duration limit) {
    CompletableFuture<?>[] ends =
        processes.stream()
            .filter(ProcessHandle::isAlive)
            .map(ProcessHandle::onExit)
            .toArray(CompletableFuture<?>[]::new);
    boolean interrupted = false;
    long until = System.nanoTime() + limit.toNanos();
    CompletableFuture<Void> end = CompletableFuture.allOf(ends);
    while (!end.isDone() && System.nanoTime() < until) {
      try {
        end.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        // Leaving a process behind would be worse than being late by some seconds.
        interrupted = true;
      } catch (TimeoutException | ExecutionException e) {
        break;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return processes.stream().noneMatch(ProcessHandle::isAlive);
  }
}
