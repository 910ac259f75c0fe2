package io.sluice.lease;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Undoes what runs that were killed left behind. Runs that are alive are left alone. */
public final class Leftovers {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Path folder;
  private final Undo undo;
  private final Clock clock;

  /** Undoes a lease on a deployment, a flag or a tenant. */
  @FunctionalInterface
  public interface Undo {
    /**
     * Takes the tenant or flag setting away; one that is gone already is fine.
     *
     * @param lease {@link Lease#identity()} is empty if the run was killed while creating it
     * @return what was done, for a report: {@code removed}, {@code put back}
     * @throws RuntimeException if it cannot be done now; the lease stays for the next time
     */
    String undo(Lease lease);
  }

  /**
   * @param folder the store's folder of leases
   * @param undo for tenants and flags; processes are ended here
   */
  public Leftovers(Path folder, Undo undo, Clock clock) {
    this.folder = folder;
    this.undo = undo;
    this.clock = clock;
  }

  /**
   * Undoes what can be undone, except what was kept on purpose; answers a line for each thing
   * undone or still left.
   */
  public List<String> recover() {
    return recover(lease -> !lease.kept());
  }

  /** As above, of those leases alone. */
  public List<String> recover(Predicate<Lease> which) {
    List<String> report = new ArrayList<>();
    for (Path file : journals()) {
      try (FileChannel channel =
              FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
          FileLock lock = channel.tryLock()) {
        // Without the lock somebody else is recovering this one right now.
        if (lock != null) {
          recover(file, which, report);
        }
      } catch (OverlappingFileLockException | NoSuchFileException e) {
        // Another process is at it, or has done it.
      } catch (IOException e) {
        report.add("cannot read " + file + ": " + e.getMessage());
      }
    }
    return List.copyOf(report);
  }

  private List<Path> journals() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(LeaseJournal.SUFFIX)).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private void recover(Path file, Predicate<Lease> which, List<String> report) throws IOException {
    Journal journal = read(file);
    if (!journal.begun() || journal.alive()) {
      return;
    }
    List<Lease> done = new ArrayList<>();
    for (Lease lease : journal.inOrder()) {
      if (which.test(lease) && (journal.here() || lease.kind() != Lease.Kind.PROCESS)) {
        undo(lease, done, report);
      }
    }
    if (done.size() == journal.open().size()) {
      Files.deleteIfExists(file);
    } else if (!done.isEmpty()) {
      List<String> lines = new ArrayList<>();
      // The run may have been killed in the middle of a line: end it.
      lines.add("");
      done.forEach(lease -> lines.add(LeaseLines.done(lease.id())));
      Files.write(file, lines, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }
  }

  private void undo(Lease lease, List<Lease> done, List<String> report) {
    String what =
        lease.kind().word()
            + " "
            + lease.name()
            + lease.identity().map(id -> " (" + id + ")").orElse("")
            + " of run "
            + lease.run();
    try {
      if (lease.kind() == Lease.Kind.PROCESS) {
        boolean ended = endProcess(lease);
        report.add((ended ? "ended " : "already gone: ") + what);
      } else if (goneWithItsService(lease, done)) {
        report.add("gone with its service: " + what);
      } else {
        report.add(undo.undo(lease) + " " + what);
      }
      done.add(lease);
    } catch (RuntimeException e) {
      report.add("still there: " + what + ": " + e.getMessage());
    }
  }

  private static boolean goneWithItsService(Lease lease, List<Lease> done) {
    return done.stream()
        .anyMatch(other -> carriesService(other) && other.baseUrl().equals(lease.baseUrl()));
  }

  private static boolean carriesService(Lease lease) {
    return lease.kind() == Lease.Kind.PROCESS || lease.kind() == Lease.Kind.DEPLOYMENT;
  }

  private static boolean endProcess(Lease lease) {
    Optional<ProcessHandle> process =
        lease
            .identity()
            .flatMap(
                pid ->
                    lease
                        .processStart()
                        .flatMap(start -> ProcessTree.find(Long.parseLong(pid), start)));
    return ProcessTree.end(process, ProcessTree.marker(lease), PATIENCE) > 0;
  }

  private Journal read(Path file) throws IOException {
    Journal journal = new Journal(clock.instant());
    new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
        .lines()
        .forEach(line -> LeaseLines.parse(line).ifPresent(journal::add));
    return journal;
  }

  /** A journal as read from its file. */
  private static final class Journal {
    private final Map<String, Lease> open = new LinkedHashMap<>();
    private final Instant now;
    private boolean here = true;
    private boolean ownerAlive;
    private boolean begun;

    Journal(Instant now) {
      this.now = now;
    }

    void add(JsonNode line) {
      switch (line.path("type").asText()) {
        case "head" -> head(line);
        case "lease" -> LeaseLines.toLease(line).ifPresent(lease -> open.put(lease.id(), lease));
        case "done" -> done(line.path("id").asText());
        case "closed" -> ownerAlive = false;
        default -> {
          // A newer version's line.
        }
      }
    }

    private void done(String id) {
      Lease lease = open.remove(id);
      if (lease != null && carriesService(lease)) {
        open.values().removeIf(other -> other.baseUrl().equals(lease.baseUrl()));
      }
    }

    private void head(JsonNode line) {
      begun = true;
      here = line.path("host").asText().equals(LeaseJournal.host());
      ownerAlive = ProcessTree.find(line.path("pid").asLong(), start(line)).isPresent();
    }

    private static Instant start(JsonNode line) {
      try {
        return Instant.parse(line.path("start").asText());
      } catch (DateTimeParseException e) {
        return Instant.EPOCH;
      }
    }

    /** Whether its run came to change anything: without a head it has only just been created. */
    boolean begun() {
      return begun;
    }

    /** Another machine's processes cannot be seen: only time tells. */
    boolean alive() {
      return here ? ownerAlive : !open.values().stream().allMatch(lease -> lease.expired(now));
    }

    boolean here() {
      return here;
    }

    Map<String, Lease> open() {
      return open;
    }

    /** By kind, processes first: the tenants of a service that is gone are gone too. */
    List<Lease> inOrder() {
      return open.values().stream().sorted(Comparator.comparing(Lease::kind)).toList();
    }
  }
}
