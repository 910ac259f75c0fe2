package io.sluice.model.world;

import java.time.Duration;
import java.util.Optional;

/**
 * How long the next check may take, where a scenario says more than the usual limit: {@code within
 * 30 s, …}. The check that comes next uses it up. For the attempt's own thread.
 */
public final class Patience {
  private Optional<Duration> granted = Optional.empty();

  /** Grants the next check this long. */
  public void grant(Duration limit) {
    granted = Optional.of(limit);
  }

  /** What was granted, once; empty if nothing was, or it is used up. */
  public Optional<Duration> take() {
    Optional<Duration> taken = granted;
    granted = Optional.empty();
    return taken;
  }
}
