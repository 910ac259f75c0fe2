package io.sluice.run;

import io.sluice.model.criterion.Scenario;
import io.sluice.model.plan.Trial;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The attempts still to be made. Trials that use a browser go first, as they take longest, but
 * never more at once than there are browsers, so that no lane waits for one while others could
 * work. A trial that is to be repeated goes to the end: its repeats come between other trials.
 */
final class TrialQueue {
  /** How built-in UI steps begin. A wrong guess costs a wait for a browser, nothing else. */
  private static final Pattern UI_STEP =
      Pattern.compile("I (open|press|fill in|choose|tick|untick|see|do not see) .*");

  private final Deque<TrialTask> ui = new ArrayDeque<>();
  private final Deque<TrialTask> others = new ArrayDeque<>();
  private final int browserLanes;
  private int browsersBusy;
  private int inHand;
  private boolean closed;

  TrialQueue(List<Trial> trials, int browserLanes) {
    this.browserLanes = browserLanes;
    trials.stream().map(TrialTask::new).forEach(this::add);
  }

  /**
   * The next trial to be attempted; waits while there is none that can be begun and one in hand may
   * come back or free a browser.
   */
  synchronized Optional<TrialTask> next() throws InterruptedException {
    while (!closed) {
      if (!ui.isEmpty() && browsersBusy < browserLanes) {
        browsersBusy++;
        inHand++;
        return Optional.of(ui.remove());
      }
      if (!others.isEmpty()) {
        inHand++;
        return Optional.of(others.remove());
      }
      if (inHand == 0) {
        return Optional.empty();
      }
      wait();
    }
    return Optional.empty();
  }

  /** An attempt of the trial came to its end; it may have to be attempted again. */
  synchronized void done(TrialTask task, boolean again) {
    inHand--;
    if (task.usesBrowser()) {
      browsersBusy--;
    }
    if (again) {
      add(task);
    }
    notifyAll();
  }

  /** No further trial is begun. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  private void add(TrialTask task) {
    (task.usesBrowser() ? ui : others).add(task);
  }

  static boolean usesBrowser(Scenario scenario) {
    return scenario.steps().stream().anyMatch(step -> UI_STEP.matcher(step).matches());
  }
}
