package io.sluice;

import io.sluice.config.Settings;
import io.sluice.http.Await;
import io.sluice.lease.Journals;
import io.sluice.lease.Lease;
import io.sluice.lease.LeaseJournal;
import io.sluice.lease.Leftovers;
import io.sluice.lease.Leftovers.Scope;
import io.sluice.lease.RecoveryReport;
import io.sluice.lease.RecoveryReport.Outcome;
import io.sluice.lease.RecoveryReport.Undone;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Undoes what runs that were killed left behind. */
final class Recovery {
  private final Settings settings;
  private final Clock clock;
  private final Consumer<String> notes;

  /**
   * @param notes told what takes a while
   */
  Recovery(Settings settings, Clock clock, Consumer<String> notes) {
    this.settings = settings;
    this.clock = clock;
    this.notes = notes;
  }

  /** What a run undoes before it begins; a line for each thing undone or still there. */
  List<String> byTheWay(LeaseJournal run) {
    return new Leftovers(Stores.journals(settings), run.run(), this::undo, clock).recover();
  }

  /** What somebody asked for. */
  RecoveryReport asked(Optional<String> environment, boolean force) {
    Journals journals = Stores.journals(settings);
    if (journals.names().isEmpty() && journals.claims().names().isEmpty()) {
      return new RecoveryReport(List.of(), List.of());
    }
    // A journal of its own: so that nobody else undoes the same meanwhile.
    try (LeaseJournal own = LeaseJournal.open(journals, RunId.at(clock.instant()), clock)) {
      return new Leftovers(journals, own.run(), this::undo, clock)
          .recover(Scope.asked(environment, force));
    }
  }

  private Undone undo(Lease lease) {
    Undoing undoing = new Undoing(settings, lease, notes);
    Undone undone = undoing.undo();
    Duration step = settings.policy().timeouts().step();
    Duration left = Duration.between(clock.instant(), lease.created().plus(step));
    if (undone.outcome() != Outcome.AS_IT_WAS || left.isNegative()) {
      return undone;
    }
    // What the run asked for when it was killed may still be under way, for as long as a step.
    Await.pass(left.compareTo(step) > 0 ? step : left, "recovery");
    return undoing.undo();
  }
}
