package io.sluice.lease;

import io.sluice.model.Trouble;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What one run changed outside and must undo, written down durably before each change, so that
 * another process can undo it after this one was killed. While it is open it says now and then that
 * its run goes on. Gone once everything is undone and the journal closed. Thread-safe.
 */
public final class LeaseJournal implements AutoCloseable {
  /** The code of the trouble that somebody held this run for dead and undoes what it did. */
  public static final String LOST = "lease-lost";

  private final Journals journals;
  private final Owner owner;
  private final Clock clock;
  private final Journals.Writer writer;
  private final Claims claims;
  private final ScheduledExecutorService beats;
  private final Map<String, Lease> open = new LinkedHashMap<>();
  private int taken;
  private boolean closed;

  @SuppressWarnings("FutureReturnValueIgnored") // a beat that fails is tried again
  private LeaseJournal(Journals journals, Owner owner, Clock clock, Duration beat) {
    this.journals = journals;
    this.owner = owner;
    this.clock = clock;
    this.writer = journals.begin(owner, clock.instant());
    this.claims = new Claims(journals, owner, clock);
    this.beats = Executors.newSingleThreadScheduledExecutor(LeaseJournal::daemon);
    long every = beat.toMillis();
    beats.scheduleWithFixedDelay(this::beat, every, every, TimeUnit.MILLISECONDS);
  }

  /**
   * Begins the journal of a run that this process does.
   *
   * @param folder where journals are kept; created if need be
   * @param run the run's id, fit for a file name
   * @throws Trouble if it cannot be written: then nothing may be changed either
   */
  public static LeaseJournal open(Path folder, String run, Clock clock) {
    return open(new DirectoryJournals(folder), run, clock);
  }

  /** The same, wherever journals are kept. */
  public static LeaseJournal open(Journals journals, String run, Clock clock) {
    return open(journals, run, clock, Machine.here(), Liveness.BEAT);
  }

  static LeaseJournal open(
      Journals journals, String run, Clock clock, Machine here, Duration beat) {
    return new LeaseJournal(journals, Owner.ofThisProcess(run, here), clock, beat);
  }

  /** The run's id. */
  public String run() {
    return owner.run();
  }

  /** What this run holds for itself alone, until it says otherwise or is over. */
  public Claims claims() {
    return claims;
  }

  /**
   * Takes a lease; durable when this returns. Make the change after it, then say {@link
   * #identified} where an id becomes known, and {@link #done} once it is undone.
   */
  public Lease take(Lease.Kind kind, String environment, URI baseUrl, String name, Duration ttl) {
    return take(kind, environment, baseUrl, name, Optional.empty(), Map.of(), ttl);
  }

  /**
   * As above, of a thing whose id is known before the change.
   *
   * @param details what else is needed to undo the change; no secrets
   * @throws Trouble {@code lease-lost} if somebody held this run for dead and undoes what it did:
   *     the change must not be made
   */
  public Lease take(
      Lease.Kind kind,
      String environment,
      URI baseUrl,
      String name,
      Optional<String> identity,
      Map<String, String> details,
      Duration ttl) {
    Lease lease =
        new Lease(
            kind.word() + "-" + next(),
            owner.run(),
            kind,
            environment,
            baseUrl.toString(),
            name,
            identity,
            Optional.empty(),
            details,
            clock.instant(),
            ttl);
    return write(lease);
  }

  private synchronized int next() {
    return ++taken;
  }

  /** Notes the id that the leased thing got; durable when this returns. */
  public Lease identified(Lease lease, String identity) {
    return write(lease.identified(identity, Optional.empty()));
  }

  /** Notes which process the lease is on; durable when this returns. */
  public Lease identified(Lease lease, ProcessHandle process) {
    return write(lease.identified(Long.toString(process.pid()), process.info().startInstant()));
  }

  /** Notes that undoing takes something else from now on; durable when this returns. */
  public Lease changed(Lease lease, Map<String, String> details) {
    return write(lease.with(details));
  }

  /** Notes where the service answers that the lease is on; durable when this returns. */
  public Lease located(Lease lease, URI baseUrl) {
    return write(lease.at(baseUrl.toString()));
  }

  /** Written before it is asked whether the journal is lost: see {@link Journals.Writer#lost}. */
  private Lease write(Lease lease) {
    boolean first;
    synchronized (this) {
      requireOpen();
      first = open.put(lease.id(), lease) == null;
    }
    try {
      writer.put(lease);
      if (writer.lost()) {
        throw lost();
      }
      return lease;
    } catch (Trouble e) {
      if (first) {
        forget(lease, e);
      }
      throw e;
    }
  }

  /** The change that this lease was for is not made. */
  private void forget(Lease lease, Trouble why) {
    synchronized (this) {
      open.remove(lease.id());
    }
    try {
      writer.done(lease, List.of());
    } catch (Trouble e) {
      why.addSuppressed(e);
    }
  }

  /** The change is undone. Saying it again does nothing. */
  public void done(Lease lease) {
    List<Lease> with;
    synchronized (this) {
      if (!open.containsKey(lease.id())) {
        return;
      }
      requireOpen();
      open.remove(lease.id());
      // With the service its tenants are gone, those too that could not be deleted.
      with =
          lease.carriesService()
              ? open.values().stream().filter(o -> o.baseUrl().equals(lease.baseUrl())).toList()
              : List.of();
      with.forEach(other -> open.remove(other.id()));
    }
    writer.done(lease, with);
  }

  /** Ends the journal; it stays if something is left to undo. */
  @Override
  public void close() {
    List<Lease> left;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      left = List.copyOf(open.values());
    }
    endBeats();
    claims.release(left);
    writer.close(left.isEmpty());
  }

  private void endBeats() {
    beats.shutdown();
    try {
      beats.awaitTermination(Liveness.BEAT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void beat() {
    try {
      writer.beat(clock.instant());
    } catch (Trouble e) {
      // Tried again soon; the next change cannot be written down either, and that is told.
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new Trouble(
          "lease-not-recorded",
          "leases",
          "the journal of leases is closed: the run is ending",
          "run it again");
    }
  }

  private Trouble lost() {
    return new Trouble(
        LOST,
        "leases",
        "somebody held this run ("
            + owner.run()
            + ") for dead and undoes what it did: its journal in "
            + journals.place()
            + " is no longer its own",
        "run it again; if nobody used --force, see why this machine stood still for "
            + Liveness.TTL.toMinutes()
            + " minutes, or whether the clocks of the machines differ");
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "lease-beat");
    thread.setDaemon(true);
    return thread;
  }
}
