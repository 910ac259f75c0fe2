package io.sluice.lease;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a run goes on: on this machine its process is there; on another one it has said so
 * lately.
 *
 * @param journals where runs say so
 * @param here this machine
 */
record Liveness(Journals journals, Machine here, Clock clock) {
  /** A run that has not said for so long that it goes on is over. */
  static final Duration TTL = Duration.ofMinutes(2);

  /** How often a run says it. */
  static final Duration BEAT = Duration.ofSeconds(20);

  /** Whether the run still changes what this journal is about. */
  boolean alive(Written journal) {
    if (journal.closed() || journal.owner().isEmpty() || journal.seizedBy().isPresent()) {
      return false;
    }
    return here(journal)
        ? journal.owner().flatMap(own -> ProcessTree.find(own.pid(), own.start())).isPresent()
        : clock.instant().isBefore(until(journal));
  }

  /** The journal of another run that is undoing what this one lists. */
  Optional<Written> inHandsOf(Written journal, String self) {
    return journal
        .seizedBy()
        .filter(by -> !by.equals(self))
        .flatMap(by -> journals.ofRun(by).stream().filter(this::alive).findFirst());
  }

  /** Whether it is of this machine, whose processes can be seen. */
  boolean here(Written journal) {
    return journal.owner().map(own -> here.sees(own.machine())).orElse(false);
  }

  /** Until when a run of another machine counts as going on unless it says so again. */
  Instant until(Written journal) {
    return journal.beat().plus(TTL);
  }
}
