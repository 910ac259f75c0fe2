package io.sluice;

import io.sluice.config.Settings;
import io.sluice.lease.Leftovers;
import java.time.Clock;
import java.util.List;
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

  /** A line for each thing undone or still there. */
  List<String> recover() {
    return new Leftovers(
            settings.store().resolve("leases"),
            lease -> new Undoing(settings, lease, notes).undo(),
            clock)
        .recover();
  }
}
