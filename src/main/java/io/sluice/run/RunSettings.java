package io.sluice.run;

import java.time.Duration;
import java.util.List;

/**
 * What running depends on.
 *
 * @param lanes how many trials run at once; at least 1
 * @param browserLanes how many of them may use a browser at once; at least 1
 * @param repeats how often a trial that failed is repeated
 * @param stepTimeout how long one step may wait
 * @param trialTimeout how long one attempt may take
 * @param glue further packages of step classes, as Cucumber's {@code glue}
 */
public record RunSettings(
    int lanes,
    int browserLanes,
    int repeats,
    Duration stepTimeout,
    Duration trialTimeout,
    List<String> glue) {
  /** Makes the list immutable. */
  public RunSettings {
    glue = List.copyOf(glue);
  }
}
