package io.sluice.run;

import io.sluice.model.criterion.Scenario;
import io.sluice.model.plan.Trial;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The trials still to be begun. Those that use a browser go first, as they take longest, but never
 * more at once than there are browsers, so that no lane waits for one while others could work.
 */
final class TrialQueue {
  /** How built-in UI steps begin. A wrong guess costs a wait for a browser, nothing else. */
  private static final Pattern UI_STEP =
      Pattern.compile("I (open|press|fill in|choose|tick|untick|see|do not see) .*");

  private final Deque<Trial> ui = new ArrayDeque<>();
  private final Deque<Trial> others = new ArrayDeque<>();
  private final int browserLanes;
  private int browsersBusy;
  private boolean closed;

  TrialQueue(List<Trial> trials, int browserLanes) {
    this.browserLanes = browserLanes;
    trials.forEach(trial -> (usesBrowser(trial.scenario()) ? ui : others).add(trial));
  }

  /** The next trial; waits while only trials are left that need a busy browser. */
  synchronized Optional<Trial> next() throws InterruptedException {
    while (!closed) {
      if (!ui.isEmpty() && browsersBusy < browserLanes) {
        browsersBusy++;
        return Optional.of(ui.remove());
      }
      if (!others.isEmpty()) {
        return Optional.of(others.remove());
      }
      if (ui.isEmpty()) {
        return Optional.empty();
      }
      wait();
    }
    return Optional.empty();
  }

  /** The trial came to its end. */
  synchronized void done(Trial trial) {
    if (usesBrowser(trial.scenario())) {
      browsersBusy--;
      notifyAll();
    }
  }

  /** No further trial is begun. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  static boolean usesBrowser(Scenario scenario) {
    return scenario.steps().stream().anyMatch(step -> UI_STEP.matcher(step).matches());
  }
}
