package io.sluice.run;

import io.sluice.model.evidence.Conduct.Schedule;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How long attempts took, for how well the lanes were used. Thread-safe. */
final class LaneClock {
  private final Map<String, Long> nanosByTrial = new HashMap<>();
  private long withBrowser;
  private long from = Long.MAX_VALUE;
  private long to = Long.MIN_VALUE;

  /** One attempt, by {@link System#nanoTime()}. */
  synchronized void note(TrialTask task, long begun, long ended) {
    nanosByTrial.merge(task.trial().id(), ended - begun, Long::sum);
    withBrowser += task.usesBrowser() ? ended - begun : 0;
    from = Math.min(from, begun);
    to = Math.max(to, ended);
  }

  synchronized Optional<Schedule> schedule(int lanes, int browsers) {
    if (nanosByTrial.isEmpty()) {
      return Optional.empty();
    }
    long work = nanosByTrial.values().stream().mapToLong(Long::longValue).sum();
    long longest = nanosByTrial.values().stream().mapToLong(Long::longValue).max().orElse(0);
    long bound = Math.max(longest, Math.max(work / lanes, withBrowser / browsers));
    Schedule schedule =
        new Schedule(Duration.ofNanos(to - from), Duration.ofNanos(bound), lanes, browsers);
    return Optional.of(schedule);
  }
}
