package io.sluice.run;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What earlier runs say of trials, by id.
 *
 * @param durations how long a trial's last attempt took
 * @param failed trials that failed when they were last run
 */
public record PastRuns(Map<String, Duration> durations, Set<String> failed) {
  /** Makes the collections immutable. */
  public PastRuns {
    durations = Map.copyOf(durations);
    failed = Set.copyOf(failed);
  }

  /** Nothing is known. */
  public static PastRuns none() {
    return new PastRuns(Map.of(), Set.of());
  }
}
