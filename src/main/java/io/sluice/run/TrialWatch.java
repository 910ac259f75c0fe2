package io.sluice.run;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Interrupts the thread that made it when an attempt takes too long. */
final class TrialWatch implements AutoCloseable {
  private final AtomicBoolean fired = new AtomicBoolean();
  private final AtomicBoolean over = new AtomicBoolean();
  private final ScheduledFuture<?> alarm;

  TrialWatch(ScheduledExecutorService timer, Duration limit) {
    Thread watched = Thread.currentThread();
    alarm = timer.schedule(() -> fire(watched), limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void fire(Thread watched) {
    if (!over.get()) {
      fired.set(true);
      watched.interrupt();
    }
  }

  boolean fired() {
    return fired.get();
  }

  /** Ends the watch; an interrupt of its own does not outlive it. */
  @Override
  public void close() {
    over.set(true);
    alarm.cancel(false);
    if (fired.get()) {
      Thread.interrupted();
    }
  }
}
