package io.sluice.browser;

import io.sluice.browser.Contexts.UserContext;
import io.sluice.model.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The browsers of a gate: started when a trial first needs one, at most {@link
 * BrowserSettings#lanes()} in use at once, used again by later trials, each of which gets a user
 * context of its own. Where there are processors left, one more runs: while a trial is at work in
 * one, the last one's context is removed and the next one's opened in another. A browser that
 * crashed is replaced. Thread-safe; nothing of Selenium is loaded before the first {@link
 * #acquire}.
 *
 * <p>Close it at the end, in a shutdown hook too: that ends every driver and browser, also those in
 * use, and removes their files.
 */
public final class BrowserPool implements AutoCloseable {
  private static final Duration REFRESHED = Duration.ofMillis(50);

  private final BrowserSettings settings;
  private final String flagHeader;
  private final Supplier<BrowserInstall> install;
  private final Semaphore permits;

  /** Where every processor is busy with a trial, a browser more costs more than it saves. */
  private final boolean hasSpare;

  private final BlockingDeque<Lane> idle = new LinkedBlockingDeque<>();
  private final AtomicInteger refreshing = new AtomicInteger();
  private final AtomicBoolean spareStarted = new AtomicBoolean();
  private final ExecutorService background = Executors.newCachedThreadPool(BrowserPool::daemon);
  private final Set<DriverProcess> processes = ConcurrentHashMap.newKeySet();

  @SuppressWarnings("UnusedVariable") // to be held, not to be read
  private final QuietSelenium quiet = new QuietSelenium();

  private volatile boolean closed;

  /**
   * @param settings how many browsers, how large
   * @param install asked once for each browser started, e.g. {@link BrowserProvision#provide}
   * @param flagHeader the response header in which the service says what it evaluated
   */
  public BrowserPool(
      BrowserSettings settings, Supplier<BrowserInstall> install, String flagHeader) {
    this.settings = settings;
    this.flagHeader = flagHeader;
    this.install = install;
    this.permits = new Semaphore(settings.lanes(), true);
    this.hasSpare = Runtime.getRuntime().availableProcessors() > settings.lanes();
  }

  /**
   * A fresh context for one attempt, for the calling thread alone. Close it when the attempt ends.
   *
   * @param limit how long to wait for a browser in use by other trials; starting one comes on top
   * @param flagHeaders gets the flag header of each answer to the context's pages and requests,
   *     empty where an answer has none or does not come, on the calling thread, whenever it asks
   *     for the driver and at the end
   * @throws Trouble {@code browser-busy}, {@code browser-not-started}, {@code browser-closed}
   * @throws io.sluice.model.InvalidInput if there is no browser and none can be had
   */
  public BrowserContext acquire(Duration limit, Consumer<Optional<String>> flagHeaders) {
    permit(limit);
    try {
      return open(flagHeaders);
    } catch (RuntimeException | Error e) {
      permits.release();
      throw e;
    }
  }

  private void permit(Duration limit) {
    try {
      if (!permits.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Trouble(
            "browser-busy",
            "browser",
            "no browser became free within " + limit.toSeconds() + " s",
            "Run fewer trials at once, or raise browser.lanes in sluice.yaml.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted(e);
    }
  }

  private static Trouble interrupted(InterruptedException e) {
    return new Trouble(
        "interrupted", "browser", "interrupted while waiting for a browser", "Run again.", e);
  }

  private BrowserContext open(Consumer<Optional<String>> flagHeaders) {
    for (Lane lane = idle(); lane != null; lane = idle()) {
      try {
        return openIn(lane, flagHeaders);
      } catch (Trouble e) {
        // It died since it was last used, and has been discarded: the next one.
      }
    }
    try {
      return openIn(start(), flagHeaders);
    } catch (Trouble e) {
      if (closed || Thread.currentThread().isInterrupted()) {
        throw e;
      }
      return openIn(start(), flagHeaders); // a busy machine may need a second try
    }
  }

  /** One that waits for a trial, or soon will; null if none does. */
  private @Nullable Lane idle() {
    Lane lane = idle.pollFirst();
    while (lane == null && refreshing.get() > 0 && !closed) {
      if (hasSpare && !spareStarted.getAndSet(true)) {
        inBackground(this::startSpare);
      }
      try {
        lane = idle.pollFirst(REFRESHED.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw interrupted(e);
      }
    }
    return lane;
  }

  /** With one browser more than trials at a time, none waits until the last one's is tidied up. */
  private void startSpare() {
    Lane lane = start();
    lane.prepare();
    ready(lane);
  }

  private void refresh(Lane lane, List<UserContext> used) {
    try {
      used.forEach(lane::end);
      lane.prepare();
      ready(lane);
    } catch (RuntimeException e) {
      discard(lane);
    } finally {
      refreshing.decrementAndGet();
    }
  }

  private void ready(Lane lane) {
    idle.addLast(lane);
    if (closed) {
      close(); // the pool was closed meanwhile and may not have seen this lane
    }
  }

  private void inBackground(Runnable task) {
    try {
      background.execute(
          () -> {
            try {
              task.run();
            } catch (RuntimeException e) {
              // A spare browser that does not start is no trouble of any trial's.
            }
          });
    } catch (RejectedExecutionException e) {
      // The pool was closed, and with it every browser.
    }
  }

  private BrowserContext openIn(Lane lane, Consumer<Optional<String>> flagHeaders) {
    try {
      if (!lane.alive()) {
        throw new IllegalStateException("it has ended");
      }
      return new BrowserContext(this, lane, lane.open(), flagHeaders);
    } catch (RuntimeException e) {
      discard(lane);
      throw new Trouble(
          "browser-not-started",
          "browser",
          "the browser gave no window: " + Blame.firstLine(e),
          "Look whether the machine has memory and processes left.",
          e);
    }
  }

  private Lane start() {
    BrowserInstall found = install.get();
    DriverProcess process = DriverProcess.start(found.driver());
    processes.add(process);
    try {
      if (closed) {
        throw new Trouble(
            "browser-closed", "browser", "the run is being ended", "Run the gate again.");
      }
      return Lane.start(found, settings, process, flagHeader);
    } catch (RuntimeException | Error e) {
      end(process);
      throw e;
    }
  }

  /** Takes a lane back, for the next trial as soon as it is tidied up. */
  void giveBack(Lane lane, List<UserContext> used) {
    refreshing.incrementAndGet();
    permits.release();
    inBackground(() -> refresh(lane, used));
  }

  /** Takes a lane back that is of no use any more. */
  void giveUp(Lane lane) {
    discard(lane);
    permits.release();
  }

  private void discard(Lane lane) {
    lane.close();
    processes.remove(lane.process());
  }

  private void end(DriverProcess process) {
    process.close();
    processes.remove(process);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "browsers");
    thread.setDaemon(true);
    return thread;
  }

  /** How many browsers run now, in use or not. */
  public int running() {
    return processes.size();
  }

  /** Ends every driver and browser, also those in use; may be called more than once. */
  @Override
  public void close() {
    closed = true;
    background.shutdown();
    List<Lane> lanes = new ArrayList<>();
    idle.drainTo(lanes);
    lanes.stream()
        .map(lane -> CompletableFuture.runAsync(() -> discard(lane)))
        .toList()
        .forEach(CompletableFuture::join);
    List.copyOf(processes).forEach(this::end);
  }
}
