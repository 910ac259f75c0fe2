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

  /** What a run does before it begins; a line for each thing undone or still there. */
  List<String> recover() {
    return leftovers().recover();
  }

  /** What somebody asked for: what was kept is undone, too. */
  List<String> asked() {
    return leftovers().recover(lease -> true);
  }

  private Leftovers leftovers() {
    return new Leftovers(
        settings.store().resolve("leases"),
        lease -> new Undoing(settings, lease, notes).undo(),
        clock);
  }
}
