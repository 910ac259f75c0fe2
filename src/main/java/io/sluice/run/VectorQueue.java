package io.sluice.run;

import io.sluice.model.flag.Vector;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The attempts of a run whose trials share one tenant: one at a time, and grouped by vector, so
 * that few flags are turned. After a group comes the one whose vector is nearest to what the tenant
 * has then. Repeats and further trials join the group of their vector, behind what waits there;
 * those that turn a flag themselves come last in it.
 */
final class VectorQueue implements TaskQueue {
  private final Map<Vector, Deque<TrialTask>> groups = new TreeMap<>();
  private final Supplier<Optional<Vector>> now;
  private boolean inHand;
  private boolean closed;

  /**
   * @param now what the tenant's flags are, where that is known
   */
  VectorQueue(Collection<TrialTask> tasks, Supplier<Optional<Vector>> now) {
    this.now = now;
    Comparator<TrialTask> turningLast =
        Comparator.comparing(task -> task.trial().scenario().turns().isPresent());
    tasks.stream()
        .sorted(turningLast.thenComparing(TrialTask.MOST_URGENT_FIRST))
        .forEach(this::add);
  }

  @Override
  public synchronized Optional<TrialTask> next() throws InterruptedException {
    while (inHand && !closed) {
      wait();
    }
    if (closed || groups.isEmpty()) {
      return Optional.empty();
    }
    Vector vector = nearest();
    Deque<TrialTask> group = Objects.requireNonNull(groups.get(vector));
    TrialTask task = group.remove();
    if (group.isEmpty()) {
      groups.remove(vector);
    }
    inHand = true;
    return Optional.of(task);
  }

  private Vector nearest() {
    Optional<Vector> current = now.get();
    return groups.keySet().stream()
        .min(Comparator.comparingInt(vector -> current.map(at -> distance(at, vector)).orElse(0)))
        .orElseThrow();
  }

  /** How many flags differ. */
  private static int distance(Vector one, Vector other) {
    Set<String> flags = new HashSet<>(one.values().keySet());
    flags.addAll(other.values().keySet());
    return (int) flags.stream().filter(flag -> !one.value(flag).equals(other.value(flag))).count();
  }

  @Override
  public synchronized void done(TrialTask task, boolean again) {
    inHand = false;
    if (again) {
      add(task);
    }
    notifyAll();
  }

  @Override
  public synchronized void add(Collection<TrialTask> tasks) {
    tasks.forEach(this::add);
    notifyAll();
  }

  private void add(TrialTask task) {
    groups.computeIfAbsent(task.trial().vector(), any -> new ArrayDeque<>()).add(task);
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** Nothing can be made ready while the only tenant is in use. */
  @Override
  public void announce(int count, Consumer<List<Vector>> soon) {}
}
