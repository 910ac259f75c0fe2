package io.sluice.http;

import io.sluice.model.Trouble;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Waits for something another process decides, within a limit. */
public final class Await {
  private Await() {}

  /**
   * Asks until there is an answer or the limit has passed; asks at least once.
   *
   * @param stage named by the {@link Trouble} thrown when the thread is interrupted
   */
  public static <T> Optional<T> until(
      Supplier<Optional<T>> ask, Duration limit, Duration every, String stage) {
    return until(ask, limit, every, stage, new CompletableFuture<>());
  }

  /** As above; gives up early, asking once more, when {@code end} completes. */
  public static <T> Optional<T> until(
      Supplier<Optional<T>> ask, Duration limit, Duration every, String stage, Future<?> end) {
    long started = System.nanoTime();
    while (true) {
      boolean last = end.isDone() || System.nanoTime() - started >= limit.toNanos();
      Optional<T> answer = ask.get();
      if (answer.isPresent() || last) {
        return answer;
      }
      pause(end, every, stage);
    }
  }

  /** Lets the time pass. */
  public static void pass(Duration time, String stage) {
    pause(new CompletableFuture<>(), time, stage);
  }

  private static void pause(Future<?> end, Duration every, String stage) {
    try {
      end.get(every.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // Time to ask again.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trouble("interrupted", stage, "interrupted while waiting", "run it again", e);
    }
  }
}
