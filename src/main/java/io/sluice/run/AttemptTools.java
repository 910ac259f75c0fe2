package io.sluice.run;

import io.sluice.model.Trouble;
import java.util.Map;
import java.util.Optional;

/**
 * What an attempt's step classes work with besides the world: API client, browser. Bound where the
 * stages are wired.
 */
public interface AttemptTools extends AutoCloseable {
  /** What step classes may ask for in their constructors, by type. */
  Map<Class<?>, Object> offered();

  /**
   * Called once, on the attempt's thread, as soon as a step did not pass: the time for a
   * screenshot. Must not throw.
   *
   * @param thrown what the step threw, if anything
   * @return the trouble at fault where it is not the service's: a browser that crashed
   */
  Optional<Trouble> lastLook(Optional<Throwable> thrown);

  /** Called when the attempt is over, whatever came of it. Must not throw. */
  @Override
  void close();
}
