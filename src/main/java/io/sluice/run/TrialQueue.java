package io.sluice.run;

import io.sluice.model.criterion.Scenario;
import io.sluice.model.flag.Vector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The attempts still to be made, without any barrier between features, vectors, repeats and probes.
 *
 * <p>The most urgent goes first, but never more at once with a browser than there are browsers, so
 * that no lane waits for one while others could work; and while the work with a browser is what
 * will end last, it goes before everything else. A trial that is to be repeated rests first: what
 * disturbed it may have passed then. What must run alone waits until nothing else is left.
 */
final class TrialQueue implements TaskQueue {
  /** How built-in UI steps begin. */
  private static final Pattern UI_STEP =
      Pattern.compile(
          "I (open|press|fill in|choose|tick|untick|see|do not see) .*|the window of \".*");

  /** A repeat waits until so many other attempts have been begun, if there are any. */
  private static final int REST = 8;

  private record Resting(TrialTask task, long since) {}

  private record Ordered(TrialTask task, long number) implements Comparable<Ordered> {
    @Override
    public int compareTo(Ordered other) {
      int urgency = TrialTask.MOST_URGENT_FIRST.compare(task, other.task);
      return urgency != 0 ? urgency : Long.compare(number, other.number);
    }
  }

  /** Attempts of one kind that could be made now. */
  private static final class Ready {
    private final PriorityQueue<Ordered> tasks = new PriorityQueue<>();
    private Duration work = Duration.ZERO;

    void add(TrialTask task, long number) {
      tasks.add(new Ordered(task, number));
      work = work.plus(task.expected());
    }

    TrialTask take() {
      TrialTask task = tasks.remove().task();
      work = work.minus(task.expected());
      return task;
    }
  }

  private final Ready ui = new Ready();
  private final Ready others = new Ready();
  private final Deque<Resting> resting = new ArrayDeque<>();
  private final Deque<TrialTask> serial = new ArrayDeque<>();
  private final int lanes;
  private final int browserLanes;
  private final int noRepeatBefore;
  private long added;
  private long begun;
  private long ended;
  private int browsersBusy;
  private int inHand;
  private boolean alone;
  private boolean closed;

  /**
   * @param noRepeatBefore so many attempts have ended before the first repeat, if there are so
   *     many: where the environment is broken, the run ends sooner
   */
  TrialQueue(Collection<TrialTask> tasks, int lanes, int browserLanes, int noRepeatBefore) {
    this.lanes = lanes;
    this.noRepeatBefore = noRepeatBefore;
    this.browserLanes = browserLanes;
    add(tasks);
  }

  /** Waits also for a trial in hand that may free a browser. */
  @Override
  public synchronized Optional<TrialTask> next() throws InterruptedException {
    while (!closed) {
      Optional<TrialTask> task = alone ? Optional.empty() : pick();
      if (task.isPresent()) {
        begun++;
        inHand++;
        browsersBusy += task.get().usesBrowser() ? 1 : 0;
        return task;
      }
      if (inHand == 0) {
        return Optional.empty();
      }
      wait();
    }
    return Optional.empty();
  }

  @Override
  public synchronized void done(TrialTask task, boolean again) {
    inHand--;
    ended++;
    browsersBusy -= task.usesBrowser() ? 1 : 0;
    alone = false;
    if (again) {
      resting.add(new Resting(task, begun));
    }
    notifyAll();
  }

  @Override
  public synchronized void add(Collection<TrialTask> tasks) {
    tasks.forEach(this::add);
    notifyAll();
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** The vectors of the attempts that will probably be begun next, at most so many. */
  synchronized List<Vector> upcoming(int count) {
    if (closed) {
      return List.of();
    }
    // The first few of a heap are about the most urgent.
    return Stream.concat(
            ui.tasks.stream().limit(Math.min(browserLanes, count)),
            others.tasks.stream().limit(count))
        .limit(count)
        .map(next -> next.task().trial().vector())
        .toList();
  }

  @Override
  public synchronized void announce(int count, Consumer<List<Vector>> soon) {
    soon.accept(upcoming(count));
  }

  private void add(TrialTask task) {
    if (task.trial().scenario().serial()) {
      serial.add(task);
    } else {
      (task.usesBrowser() ? ui : others).add(task, added++);
    }
  }

  /** Before those of its kind: every further repeat adds to when it ends. */
  private void rested(TrialTask task) {
    if (task.trial().scenario().serial()) {
      serial.addFirst(task);
    } else {
      (task.usesBrowser() ? ui : others).add(task, -1);
    }
  }

  private Optional<TrialTask> pick() {
    while (ended >= noRepeatBefore
        && !resting.isEmpty()
        && begun - resting.element().since() >= REST) {
      rested(resting.remove().task());
    }
    boolean browserFree = browsersBusy < browserLanes;
    boolean uiReady = browserFree && !ui.tasks.isEmpty();
    if (uiReady && (others.tasks.isEmpty() || uiFirst())) {
      return Optional.of(ui.take());
    }
    if (!others.tasks.isEmpty()) {
      return Optional.of(others.take());
    }
    return firstRested(browserFree).or(this::onItsOwn);
  }

  /** Whether the work with browsers is what ends last, or the most urgent. */
  private boolean uiFirst() {
    long uiEnds = ui.work.dividedBy(browserLanes).toMillis();
    long allEnd = ui.work.plus(others.work).dividedBy(lanes).toMillis();
    return uiEnds >= allEnd || ui.tasks.element().compareTo(others.tasks.element()) < 0;
  }

  private Optional<TrialTask> firstRested(boolean browserFree) {
    for (Iterator<Resting> each = resting.iterator(); each.hasNext(); ) {
      TrialTask task = each.next().task();
      if (!task.trial().scenario().serial() && (browserFree || !task.usesBrowser())) {
        each.remove();
        return Optional.of(task);
      }
    }
    return Optional.empty();
  }

  private Optional<TrialTask> onItsOwn() {
    if (inHand > 0) {
      return Optional.empty();
    }
    // Whatever still rests is serial as well: everything else would have been taken.
    Optional<TrialTask> task =
        Optional.ofNullable(serial.poll())
            .or(() -> Optional.ofNullable(resting.poll()).map(Resting::task));
    alone = task.isPresent();
    return task;
  }

  static boolean usesBrowser(Scenario scenario) {
    return scenario.steps().stream().anyMatch(step -> UI_STEP.matcher(step).matches());
  }
}
