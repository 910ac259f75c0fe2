package io.sluice.steps.api;

import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import io.sluice.model.Trouble;
import io.sluice.model.world.World;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Holds the last answer against a check. Where the scenario says {@code within 5 s, …}, its request
 * is sent again until the check holds or the time is over.
 */
final class Asking {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final World world;
  private final Recorder recorder;

  Asking(World world, Recorder recorder) {
    this.world = world;
    this.recorder = recorder;
  }

  /**
   * @param check throws an {@link AssertionError} for an answer that is not as it should be
   */
  void until(Consumer<ApiAnswer> check) {
    Optional<Duration> granted = world.patience().take();
    if (granted.isEmpty()) {
      check.accept(recorder.answer());
      return;
    }
    requireRepeatable(granted.get());
    repeat(check, granted.get());
  }

  private void repeat(Consumer<ApiAnswer> check, Duration limit) {
    long start = System.nanoTime();
    int asked = 1;
    Optional<AssertionError> failed = failure(check);
    while (failed.isPresent()) {
      if (System.nanoTime() - start >= limit.toNanos()) {
        throw new AssertionError(
            failed.get().getMessage()
                + ("\n  asked " + asked + (asked == 1 ? " time" : " times"))
                + (" within " + limit.toSeconds() + " s"),
            failed.get());
      }
      pause();
      failed = again(check);
      asked++;
    }
  }

  private Optional<AssertionError> again(Consumer<ApiAnswer> check) {
    try {
      recorder.again();
      return failure(check);
    } catch (Misfit e) {
      throw e;
    } catch (AssertionError e) {
      return Optional.of(e);
    }
  }

  private Optional<AssertionError> failure(Consumer<ApiAnswer> check) {
    try {
      check.accept(recorder.answer());
      return Optional.empty();
    } catch (AssertionError e) {
      return Optional.of(e);
    }
  }

  private void requireRepeatable(Duration limit) {
    ApiAnswer answer = recorder.answer();
    if (!recorder.canAskAgain()) {
      throw new InvalidInput(
          Problem.of(
              "\"within "
                  + limit.toSeconds()
                  + " s\" asks again, and "
                  + answer.request()
                  + " would do something again",
              "send a GET that shows what came of it, then check that answer"));
    }
  }

  private static void pause() {
    if (Thread.currentThread().isInterrupted()) {
      throw new Trouble(
          "interrupted", "run", "interrupted while asking again", "Run the gate again.");
    }
    LockSupport.parkNanos(PAUSE.toNanos());
  }
}
