package io.sluice.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * What may be concluded instead of run.
 *
 * @param derivable ids of the trials that may
 * @param sample the share of them, 0 to 1, that runs although another one could stand in
 * @param seed with which the sample is drawn
 */
public record SkipSettings(Set<String> derivable, double sample, long seed) {
  /** A share of few is none; so many run at least, or all where there are no more. */
  static final int SMALLEST_SAMPLE = 5;

  /** Makes the set immutable. */
  public SkipSettings {
    derivable = Set.copyOf(derivable);
  }

  /** Everything runs. */
  public static SkipSettings none() {
    return new SkipSettings(Set.of(), 0, 0);
  }

  /** Draws the sample; the same seed draws the same of the same trials. */
  Set<String> draw() {
    List<String> ids = new ArrayList<>(derivable);
    Collections.sort(ids);
    Collections.shuffle(ids, new Random(seed));
    int size = Math.max(SMALLEST_SAMPLE, (int) Math.ceil(sample * ids.size()));
    return new HashSet<>(ids.subList(0, Math.min(size, ids.size())));
  }
}
