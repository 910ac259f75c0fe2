package io.sluice.model.evidence;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a run went about its trials.
 *
 * @param schedule how well its lanes were used; empty if nothing ran
 * @param skipping what was concluded instead of run; empty where nothing may be
 */
public record Conduct(Optional<Schedule> schedule, Optional<Skipping> skipping) {
  /** Nothing is known of it. */
  public static Conduct none() {
    return new Conduct(Optional.empty(), Optional.empty());
  }

  /**
   * How well the lanes were used.
   *
   * @param wall from the first attempt's beginning to the last one's end
   * @param bound no order of these attempts could have been faster: the longest of the longest
   *     trial, all work shared evenly by the lanes, and the work with browsers shared evenly by the
   *     browsers
   * @param lanes how many attempts could be made at once
   * @param browsers how many of them with a browser
   */
  public record Schedule(Duration wall, Duration bound, int lanes, int browsers) {
    /** The bound as a share of the time it took, 0 to 1. */
    public double efficiency() {
      return wall.isZero() ? 1 : Math.min(1, (double) bound.toNanos() / wall.toNanos());
    }
  }

  /**
   * What was concluded instead of run.
   *
   * @param derived how many trials others stand in for
   * @param sample ids of trials that ran although another one could have stood in for them
   * @param seed with which the sample was drawn
   * @param contradiction what such a trial showed that its stand-in had not; from then on
   *     everything ran
   */
  public record Skipping(
      int derived, List<String> sample, long seed, Optional<String> contradiction) {
    /** Makes the list immutable. */
    public Skipping {
      sample = List.copyOf(sample);
    }
  }
}
