package io.sluice.run;

import io.sluice.model.evidence.Conduct.Schedule;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How long attempts took, for how well the lanes were used. Thread-safe. */
final class LaneClock {
  private final Map<String, Long> nanosByTrial = new HashMap<>();
  private long from = Long.MAX_VALUE;
  private long to = Long.MIN_VALUE;

  /** One attempt of a trial, by {@link System#nanoTime()}. */
  synchronized void note(String trial, long begun, long ended) {
    nanosByTrial.merge(trial, ended - begun, Long::sum);
    from = Math.min(from, begun);
    to = Math.max(to, ended);
  }

  synchronized Optional<Schedule> schedule(int lanes) {
    if (nanosByTrial.isEmpty()) {
      return Optional.empty();
    }
    long work = nanosByTrial.values().stream().mapToLong(Long::longValue).sum();
    long longest = nanosByTrial.values().stream().mapToLong(Long::longValue).max().orElse(0);
    Duration bound = Duration.ofNanos(Math.max(longest, work / lanes));
    return Optional.of(new Schedule(Duration.ofNanos(to - from), bound, lanes));
  }
}
