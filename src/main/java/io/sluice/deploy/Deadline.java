package io.sluice.deploy;

import java.time.Duration;

/**
 * Until when something may take.
 *
 * @param limit how long that was when it began
 * @param nanos the moment, as {@link System#nanoTime} counts
 */
record Deadline(Duration limit, long nanos) {
  static Deadline in(Duration limit) {
    return new Deadline(limit, System.nanoTime() + limit.toNanos());
  }

  Duration left() {
    return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
  }
}
