package io.sluice.run;

import io.sluice.model.flag.Vector;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The attempts of a run still to be made, in their order. Thread-safe. */
interface TaskQueue {
  /**
   * The next trial to be attempted; waits while there is none that can be begun and one in hand may
   * come back or bring others. Empty at the end.
   */
  Optional<TrialTask> next() throws InterruptedException;

  /** An attempt of the trial came to its end; it may have to be attempted again. */
  void done(TrialTask task, boolean again);

  /** Further trials, found necessary by one that is in hand. */
  void add(Collection<TrialTask> tasks);

  /** No further trial is begun. */
  void close();

  /**
   * Hands on the vectors of the trials that come soon. The queue stays as it is meanwhile: whoever
   * makes tenants for them would otherwise make some for trials that were taken in between.
   */
  void announce(int count, Consumer<List<Vector>> soon);
}
