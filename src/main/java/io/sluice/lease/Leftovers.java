package io.sluice.lease;

import io.sluice.lease.RecoveryReport.Entry;
import io.sluice.lease.RecoveryReport.Going;
import io.sluice.lease.RecoveryReport.Outcome;
import io.sluice.lease.RecoveryReport.Undone;
import io.sluice.model.Trouble;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Undoes what runs that were killed left behind. Runs that are alive are left alone. */
public final class Leftovers {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Journals journals;
  private final String self;
  private final Undo undo;
  private final Clock clock;
  private final Liveness liveness;

  /** Undoes a lease on a deployment, a flag or a tenant. */
  @FunctionalInterface
  public interface Undo {
    /**
     * Takes the tenant or flag setting away; one that is gone already is fine.
     *
     * @param lease {@link Lease#identity()} is empty if the run was killed while creating it
     * @return what came of it
     * @throws RuntimeException if it cannot be done now; the lease stays for the next time
     */
    Undone undo(Lease lease);
  }

  /**
   * Which leases are undone.
   *
   * @param environment only those of this environment; all if empty
   * @param asked somebody asked for it: what was kept on purpose is undone too, and what is out of
   *     reach is written off
   * @param force also those of runs that may go on on another machine
   */
  public record Scope(Optional<String> environment, boolean asked, boolean force) {
    /** What the next run undoes by itself. */
    public static Scope byTheWay() {
      return new Scope(Optional.empty(), false, false);
    }

    /** What somebody asked for. */
    public static Scope asked(Optional<String> environment, boolean force) {
      return new Scope(environment, true, force);
    }

    boolean covers(Lease lease) {
      return environment.map(lease.environment()::equals).orElse(true) && (asked || !lease.kept());
    }
  }

  /**
   * @param folder where journals are kept
   * @param undo for deployments, tenants and flags; processes are ended here
   */
  public Leftovers(Path folder, Undo undo, Clock clock) {
    this(new DirectoryJournals(folder), "nobody", undo, clock);
  }

  /**
   * @param self the run that undoes them, its journal open: so that no two do the same
   */
  public Leftovers(Journals journals, String self, Undo undo, Clock clock) {
    this(journals, self, undo, clock, Machine.here());
  }

  Leftovers(Journals journals, String self, Undo undo, Clock clock, Machine here) {
    this.journals = journals;
    this.self = self;
    this.undo = undo;
    this.clock = clock;
    this.liveness = new Liveness(journals, here, clock);
  }

  /** What the next run undoes by itself; a line for each thing undone or still there. */
  public List<String> recover() {
    return recover(Scope.byTheWay()).lines();
  }

  /**
   * Undoes what can be undone.
   *
   * @throws Trouble if the store cannot be used
   */
  public RecoveryReport recover(Scope scope) {
    List<Entry> entries = new ArrayList<>();
    List<Going> going = new ArrayList<>();
    for (String name : journals.names()) {
      journals
          .read(name)
          .filter(journal -> !journal.run().equals(self))
          .ifPresent(journal -> recover(journal, scope, entries, going));
    }
    Claims.tidy(journals, clock);
    return new RecoveryReport(entries, going);
  }

  private void recover(Written journal, Scope scope, List<Entry> entries, List<Going> stillGoing) {
    boolean nothing = journal.open().isEmpty();
    if (!journal.begun() && clock.instant().isBefore(liveness.until(journal))) {
      // Only just created.
      return;
    }
    boolean concerned = journal.open().stream().anyMatch(lease -> inReach(lease, journal, scope));
    if (!concerned && !nothing) {
      return;
    }
    Optional<Written> other = liveness.inHandsOf(journal, self);
    if (other.isPresent() || liveness.alive(journal)) {
      Going going = going(other.orElse(journal));
      if (concerned && (going.here() || !scope.force())) {
        stillGoing.add(going);
      }
      if (nothing || going.here() || !scope.force()) {
        return;
      }
    }
    journals
        .seize(journal, self, clock.instant())
        .ifPresent(seizure -> undoAll(journal, seizure, scope, entries));
  }

  private Going going(Written journal) {
    return new Going(
        journal.run(),
        journal.owner().map(owner -> owner.machine().name()).orElse("an unknown machine"),
        liveness.here(journal),
        liveness.until(journal));
  }

  /** By kind, processes first: the tenants of a service that is gone are gone too. */
  private void undoAll(
      Written journal, Journals.Seizure seizure, Scope scope, List<Entry> entries) {
    try (seizure) {
      List<Lease> done = new ArrayList<>();
      List<Lease> inOrder =
          seizure.open().stream()
              .filter(lease -> inReach(lease, journal, scope))
              .sorted(Comparator.comparing(Lease::kind))
              .toList();
      for (Lease lease : inOrder) {
        Entry entry = undo(journal, lease, done);
        entries.add(entry);
        if (entry.outcome() != Outcome.STILL_THERE) {
          seizure.undone(lease);
          done.add(lease);
        }
      }
    }
  }

  /** What only another machine can see is left to that machine for a while. */
  private boolean inReach(Lease lease, Written journal, Scope scope) {
    if (!scope.covers(lease)) {
      return false;
    }
    if (scope.asked() || liveness.here(journal)) {
      return true;
    }
    Stream<Lease> there =
        isInFile(lease)
            ? Stream.of(lease)
            : journal.open().stream()
                .filter(other -> other.kind() == Lease.Kind.PROCESS)
                .filter(other -> other.baseUrl().equals(lease.baseUrl()));
    return there.allMatch(each -> each.expired(clock.instant()));
  }

  /** A flag in a file: another machine may have a file of that name, too. */
  private static boolean isInFile(Lease lease) {
    return lease.kind() == Lease.Kind.FLAG && lease.baseUrl().startsWith("file:");
  }

  private Entry undo(Written journal, Lease lease, List<Lease> done) {
    try {
      if (goneWithItsService(lease, done)) {
        return new Entry(lease, Outcome.GONE_WITH_ITS_SERVICE, Optional.empty());
      }
      if (lease.kind() == Lease.Kind.PROCESS) {
        return end(journal, lease);
      }
      Undone undone = undo.undo(lease);
      if (undone.outcome() == Outcome.AS_IT_WAS && isInFile(lease) && !liveness.here(journal)) {
        String why = "it was set in " + lease.baseUrl() + " of " + going(journal).host();
        return new Entry(lease, Outcome.OUT_OF_REACH, Optional.of(why));
      }
      return new Entry(lease, undone.outcome(), undone.why());
    } catch (RuntimeException e) {
      return new Entry(lease, Outcome.STILL_THERE, Optional.ofNullable(e.getMessage()));
    }
  }

  private Entry end(Written journal, Lease lease) {
    if (!liveness.here(journal)) {
      String host = going(journal).host();
      String why = "it was on " + host + "; if that machine still runs, end it there";
      return new Entry(lease, Outcome.OUT_OF_REACH, Optional.of(why));
    }
    return new Entry(
        lease, endProcess(lease) ? Outcome.ENDED : Outcome.ALREADY_GONE, Optional.empty());
  }

  private static boolean goneWithItsService(Lease lease, List<Lease> done) {
    return !lease.carriesService()
        && done.stream()
            .anyMatch(other -> other.carriesService() && other.baseUrl().equals(lease.baseUrl()));
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
}
