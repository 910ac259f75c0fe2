package io.sluice.run;

import io.sluice.model.evidence.SequentialTest;
import io.sluice.model.flag.Flags;
import java.time.Duration;
import java.util.List;

/**
 * What running depends on.
 *
 * @param lanes how many trials run at once; at least 1
 * @param browserLanes how many of them may use a browser at once; at least 1
 * @param test whether a trial that failed is repeated, and what that shows
 * @param flags the declared flags
 * @param stepTimeout how long one step may wait
 * @param trialTimeout how long one attempt may take
 * @param blame whether it is found out what confirmed failures depend on
 * @param skip what may be concluded instead of run
 * @param past what earlier runs say of the trials
 * @param glue further packages of step classes, as Cucumber's {@code glue}
 */
public record RunSettings(
    int lanes,
    int browserLanes,
    SequentialTest test,
    Flags flags,
    Duration stepTimeout,
    Duration trialTimeout,
    boolean blame,
    SkipSettings skip,
    PastRuns past,
    List<String> glue) {
  /** Even a small run may repeat so often. */
  private static final int LEAST_REPEATS = 64;

  /** Repeats for each planned trial, on average, after which failures stay undecided. */
  private static final int REPEATS_A_TRIAL = 3;

  /** Makes the list immutable. */
  public RunSettings {
    glue = List.copyOf(glue);
  }

  /** How many repeats a run of so many trials may make in all. */
  int repeatBudget(int trials) {
    return Math.max(LEAST_REPEATS, REPEATS_A_TRIAL * trials);
  }
}
