package io.sluice.lease;

import io.sluice.model.Trouble;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where the journals of runs are kept, together with their claims. Everything here throws {@link
 * Trouble} if the store cannot be used. Thread-safe.
 */
public interface Journals {
  /** For people: a folder, or {@code s3://bucket/prefix}. */
  String place();

  /** Begins a run's journal; whose it is is durable when this returns. */
  Writer begin(Owner owner, Instant now);

  /** The journals there are. */
  List<String> names();

  /** A journal as it is now; empty if it is gone. */
  Optional<Written> read(String name);

  /** The journals of a run: a second one if it went on after its first was seized. */
  List<Written> ofRun(String run);

  /**
   * Takes a journal away from its run, which notices before its next change. The leases to undo are
   * those the seizure tells, not those seen before.
   *
   * @param by the run that undoes them
   * @return empty if somebody else was faster, or its run has changed it meanwhile
   */
  Optional<Seizure> seize(Written seen, String by, Instant now);

  /** What runs hold for themselves alone. */
  Cells claims();

  /** What a run writes. */
  interface Writer {
    /** Writes a lease or what is new of it; durable when this returns. */
    void put(Lease lease);

    /**
     * Whether the journal was seized. Asked after a lease was written: then either this run sees
     * the seizure, or who seized it sees the lease.
     */
    boolean lost();

    /**
     * The change is undone.
     *
     * @param with leases that ended with it
     */
    void done(Lease lease, List<Lease> with);

    /** The run goes on. */
    void beat(Instant now);

    /** Ends the journal; it stays if something is open. */
    void close(boolean empty);
  }

  /** A journal that was taken away from its run. */
  interface Seizure extends AutoCloseable {
    /** What is to be undone. */
    List<Lease> open();

    /** This one is undone. */
    void undone(Lease lease);

    /** Removes the journal if nothing is left of it. */
    @Override
    void close();
  }
}
