package io.sluice.run;

import io.sluice.model.evidence.Evidence.Incident;
import io.sluice.model.plan.Trial;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The threads that make attempts. The first lane is kept, the others live for one batch. */
final class Lanes {
  private static final long STOP_SECONDS = 20;

  private final RunSettings settings;
  private final Lane first;
  private final Supplier<Lane> further;
  private final Consumer<Incident> incidents;
  private volatile boolean stopped;
  private volatile boolean interrupted;
  private volatile Optional<TrialQueue> queue = Optional.empty();
  private volatile Optional<ExecutorService> threads = Optional.empty();

  /** What is done about a trial. */
  @FunctionalInterface
  interface Worker {
    Next on(TrialTask task);
  }

  /** Makes one attempt; answers whether another is needed. */
  @FunctionalInterface
  interface Next {
    boolean attempt(Lane lane);
  }

  Lanes(RunSettings settings, Lane first, Supplier<Lane> further, Consumer<Incident> incidents) {
    this.settings = settings;
    this.first = first;
    this.further = further;
    this.incidents = incidents;
  }

  /** Works on these trials until none needs another attempt. */
  void work(List<Trial> trials, boolean alone, Worker worker) {
    int count = Math.min(alone ? 1 : settings.lanes(), trials.size());
    if (count == 0 || stopped) {
      return;
    }
    TrialQueue trialQueue = new TrialQueue(trials, Math.min(settings.browserLanes(), count));
    AtomicInteger number = new AtomicInteger();
    ExecutorService pool =
        Executors.newFixedThreadPool(
            count, task -> new Thread(task, "lane-" + number.incrementAndGet()));
    begin(trialQueue, pool, count, worker);
    pool.shutdown();
    await(pool);
  }

  /** Begins nothing more and interrupts what runs. */
  synchronized void stop() {
    stopped = true;
    queue.ifPresent(TrialQueue::close);
    threads.ifPresent(ExecutorService::shutdownNow);
  }

  /** Whether the thread that waits for the lanes was interrupted. */
  boolean isInterrupted() {
    return interrupted;
  }

  /** As a whole before or after {@link #stop}: a pool that was shut down takes nothing more. */
  private synchronized void begin(
      TrialQueue trialQueue, ExecutorService pool, int count, Worker worker) {
    if (stopped) {
      return;
    }
    queue = Optional.of(trialQueue);
    threads = Optional.of(pool);
    for (int i = 0; i < count; i++) {
      boolean reuse = i == 0;
      pool.execute(() -> drain(trialQueue, reuse, worker));
    }
  }

  private void drain(TrialQueue trialQueue, boolean reuse, Worker worker) {
    try {
      Lane lane = reuse ? first : further.get();
      Optional<TrialTask> next = trialQueue.next();
      while (next.isPresent()) {
        TrialTask task = next.get();
        boolean again = false;
        try {
          again = worker.on(task).attempt(lane);
        } finally {
          trialQueue.done(task, again);
        }
        next = trialQueue.next();
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
