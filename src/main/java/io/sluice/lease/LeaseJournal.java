package io.sluice.lease;

import io.sluice.model.Trouble;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one run changed outside and must undo, written down (and forced to disk) before each change,
 * so that another process can undo it after this one was killed. One file for each run, {@code
 * <folder>/<run>.jsonl}; gone once everything is undone and the journal closed. Thread-safe.
 */
public final class LeaseJournal implements AutoCloseable {
  static final String SUFFIX = ".jsonl";

  private final Path file;
  private final String run;
  private final Clock clock;
  // No channel: an interrupt of a writing thread would close it for everybody.
  private final FileOutputStream out;
  private final Map<String, Lease> open = new LinkedHashMap<>();
  private int taken;
  private boolean closed;

  private LeaseJournal(Path file, String run, Clock clock, FileOutputStream out) {
    this.file = file;
    this.run = run;
    this.clock = clock;
    this.out = out;
  }

  /**
   * Begins the journal of a run that this process does.
   *
   * @param folder the store's folder of leases; created if need be
   * @param run the run's id, fit for a file name
   * @throws Trouble if it cannot be written: then nothing may be changed either
   */
  public static LeaseJournal open(Path folder, String run, Clock clock) {
    Path file = folder.resolve(run + SUFFIX);
    try {
      Files.createDirectories(folder);
      FileOutputStream out = new FileOutputStream(file.toFile(), true);
      LeaseJournal journal = new LeaseJournal(file, run, clock, out);
      ProcessHandle self = ProcessHandle.current();
      Instant start = self.info().startInstant().orElse(Instant.EPOCH);
      journal.append(LeaseLines.head(run, host(), self.pid(), start), true);
      return journal;
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /**
   * Takes a lease; on disk when this returns. Make the change after it, then say {@link
   * #identified} where an id becomes known, and {@link #done} once it is undone.
   */
  public synchronized Lease take(
      Lease.Kind kind, String environment, URI baseUrl, String name, Duration ttl) {
    return take(kind, environment, baseUrl, name, Optional.empty(), Map.of(), ttl);
  }

  /**
   * As above, of a thing whose id is known before the change.
   *
   * @param details what else is needed to undo the change; no secrets
   */
  public synchronized Lease take(
      Lease.Kind kind,
      String environment,
      URI baseUrl,
      String name,
      Optional<String> identity,
      Map<String, String> details,
      Duration ttl) {
    taken++;
    Lease lease =
        new Lease(
            kind.word() + "-" + taken,
            run,
            kind,
            environment,
            baseUrl.toString(),
            name,
            identity,
            Optional.empty(),
            details,
            clock.instant(),
            ttl);
    write(LeaseLines.lease(lease), true);
    open.put(lease.id(), lease);
    return lease;
  }

  /** Notes the id that the leased thing got; on disk when this returns. */
  public Lease identified(Lease lease, String identity) {
    return note(lease.identified(identity, Optional.empty()));
  }

  /** Notes which process the lease is on; on disk when this returns. */
  public Lease identified(Lease lease, ProcessHandle process) {
    return note(lease.identified(Long.toString(process.pid()), process.info().startInstant()));
  }

  /** Notes that undoing takes something else from now on; on disk when this returns. */
  public Lease changed(Lease lease, Map<String, String> details) {
    return note(lease.with(details));
  }

  /** Notes where the service answers that the lease is on; on disk when this returns. */
  public Lease located(Lease lease, URI baseUrl) {
    return note(lease.at(baseUrl.toString()));
  }

  private synchronized Lease note(Lease lease) {
    write(LeaseLines.lease(lease), true);
    open.put(lease.id(), lease);
    return lease;
  }

  /** The change is undone. Saying it again does nothing. */
  public synchronized void done(Lease lease) {
    if (open.remove(lease.id()) != null) {
      // Losing this line only means that the change is undone once more: no need to force it.
      write(LeaseLines.done(lease.id()), false);
      if (lease.kind() == Lease.Kind.PROCESS || lease.kind() == Lease.Kind.DEPLOYMENT) {
        // With the service its tenants are gone, those too that could not be deleted.
        open.values().removeIf(other -> other.baseUrl().equals(lease.baseUrl()));
      }
    }
  }

  /** Ends the journal; its file stays if something is left to undo. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      append(LeaseLines.closed(), true);
      out.close();
      if (open.isEmpty()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private void write(String line, boolean force) {
    if (closed) {
      throw new Trouble(
          "lease-not-recorded",
          "leases",
          "the journal of leases is closed: the run is ending",
          "run it again");
    }
    try {
      append(line, force);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private void append(String line, boolean force) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    if (force) {
      out.getFD().sync();
    }
  }

  /** This machine's name: the ids of processes mean nothing on another one. */
  static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  private static Trouble unwritable(Path file, IOException cause) {
    return new Trouble(
        "lease-not-recorded",
        "leases",
        "what must be undone later cannot be written to " + file,
        "make the folder of `store` writable",
        cause);
  }
}
