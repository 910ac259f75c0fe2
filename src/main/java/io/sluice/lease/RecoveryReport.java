package io.sluice.lease;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of what runs left behind.
 *
 * @param entries each lease and what became of it
 * @param going runs whose leases were left alone because they may still go on
 */
public record RecoveryReport(List<Entry> entries, List<Going> going) {
  /** Makes the lists immutable. */
  public RecoveryReport {
    entries = List.copyOf(entries);
    going = List.copyOf(going);
  }

  /** What became of a lease. */
  public enum Outcome {
    /** It is undone. */
    REMOVED("removed"),
    /** The process was ended. */
    ENDED("ended"),
    /** There was nothing to undo any more. */
    ALREADY_GONE("already gone"),
    /** It was in a service that is gone. */
    GONE_WITH_ITS_SERVICE("gone with its service"),
    /** Somebody else changed it meanwhile: it is his now, and no longer written down. */
    LEFT_ALONE("left alone"),
    /** It is on another machine, out of reach, and no longer written down. */
    OUT_OF_REACH("out of reach"),
    /** It could not be undone now and is still written down. */
    STILL_THERE("still there");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    /** In a sentence: {@code still there}. */
    public String word() {
      return word;
    }
  }

  /**
   * A lease and what became of it.
   *
   * @param why what is to be said of it; empty if nothing
   */
  public record Entry(Lease lease, Outcome outcome, Optional<String> why) {
    /** What was done, or how it stands: {@code removed}, {@code still there}. */
    public String word() {
      // A tenant of a pool stays.
      return outcome == Outcome.REMOVED && lease.borrowed() ? "cleaned" : outcome.word();
    }

    /** In one line. */
    public String line() {
      boolean verb = outcome == Outcome.REMOVED || outcome == Outcome.ENDED;
      return word()
          + (verb ? " " : ": ")
          + lease.kind().word()
          + " "
          + lease.name()
          + lease.identity().map(id -> " (" + id + ")").orElse("")
          + " of run "
          + lease.run()
          + why.map(text -> ": " + text).orElse("");
    }
  }

  /**
   * A run that may go on.
   *
   * @param run its id
   * @param host where
   * @param here whether that is this machine, where its process was seen
   * @param until when it counts as over unless it says again that it goes on; for other machines
   */
  public record Going(String run, String host, boolean here, Instant until) {}

  /** A line for each lease. */
  public List<String> lines() {
    return entries.stream().map(Entry::line).toList();
  }

  /** Whether something is left that should not be. */
  public boolean isSomethingLeft() {
    return entries.stream().anyMatch(entry -> entry.outcome() == Outcome.STILL_THERE)
        || going.stream().anyMatch(run -> !run.here());
  }
}
