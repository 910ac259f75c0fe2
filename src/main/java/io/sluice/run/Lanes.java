package io.sluice.run;

import io.sluice.model.evidence.Conduct.Schedule;
import io.sluice.model.evidence.Evidence.Incident;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The threads that make attempts, each with a Cucumber of its own, for the whole of a run. */
final class Lanes {
  private static final long STOP_SECONDS = 20;

  private final Lane first;
  private final Supplier<Lane> further;
  private final Consumer<Incident> incidents;
  private final LaneClock clock = new LaneClock();
  private volatile boolean stopped;
  private volatile boolean interrupted;
  private volatile Optional<TaskQueue> queue = Optional.empty();
  private volatile Optional<ExecutorService> threads = Optional.empty();

  /** Makes one attempt; answers whether another is needed. */
  @FunctionalInterface
  interface Worker {
    boolean attempt(TrialTask task, Lane lane);
  }

  Lanes(Lane first, Supplier<Lane> further, Consumer<Incident> incidents) {
    this.first = first;
    this.further = further;
    this.incidents = incidents;
  }

  /** Works in so many lanes until the queue is empty. */
  void work(TaskQueue trials, int lanes, Worker worker) {
    if (lanes == 0 || stopped) {
      return;
    }
    AtomicInteger number = new AtomicInteger();
    ExecutorService pool =
        Executors.newFixedThreadPool(
            lanes, task -> new Thread(task, "lane-" + number.incrementAndGet()));
    begin(trials, pool, lanes, worker);
    pool.shutdown();
    await(pool);
  }

  /** Begins nothing more and interrupts what runs. */
  synchronized void stop() {
    stopped = true;
    queue.ifPresent(TaskQueue::close);
    threads.ifPresent(ExecutorService::shutdownNow);
  }

  /** Whether the thread that waits for the lanes was interrupted. */
  boolean isInterrupted() {
    return interrupted;
  }

  /** How well so many lanes were used, so many with browsers; empty if no attempt was made. */
  Optional<Schedule> schedule(int lanes, int browsers) {
    return clock.schedule(lanes, browsers);
  }

  /** As a whole before or after {@link #stop}: a pool that was shut down takes nothing more. */
  private synchronized void begin(
      TaskQueue trials, ExecutorService pool, int lanes, Worker worker) {
    if (stopped) {
      return;
    }
    queue = Optional.of(trials);
    threads = Optional.of(pool);
    for (int i = 0; i < lanes; i++) {
      boolean reuse = i == 0;
      pool.execute(() -> drain(trials, reuse, worker));
    }
  }

  private void drain(TaskQueue trials, boolean reuse, Worker worker) {
    try {
      Lane lane = reuse ? first : further.get();
      Optional<TrialTask> next = trials.next();
      while (next.isPresent()) {
        TrialTask task = next.get();
        boolean again = false;
        long begun = System.nanoTime();
        try {
          again = worker.attempt(task, lane);
        } finally {
          clock.note(task, begun, System.nanoTime());
          trials.done(task, again);
        }
        next = trials.next();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      // A bug, here or in an adopter's class: the trial in hand has no record, and is missed.
      incidents.accept(
          new Incident(
              "lane-died",
              "a lane died of " + e + at(e),
              "this may be a bug in Sluice; please report it"));
      if (e instanceof VirtualMachineError) {
        throw e;
      }
    }
  }

  private static String at(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    return trace.length == 0 ? "" : " at " + trace[0];
  }

  private void await(ExecutorService pool) {
    try {
      while (!pool.awaitTermination(1, TimeUnit.SECONDS)) {
        if (stopped) {
          boolean ended = pool.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
          if (!ended) {
            incidents.accept(
                new Incident(
                    "trial-stuck", "a trial did not end when it was interrupted", "see logs/"));
          }
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      interrupted = true;
      stop();
    }
  }
}
