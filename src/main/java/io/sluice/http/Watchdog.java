package io.sluice.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.core5.concurrent.Cancellable;

/**
 * Ends exchanges that take too long as a whole (a service that sends a byte now and then never
 * meets a read timeout) and those whose thread was interrupted, which a blocking read would not
 * notice. One thread looks at all of them; it ends when there is nothing to look at.
 */
final class Watchdog {
  private static final Duration EVERY = Duration.ofMillis(50);
  private static final Duration IDLE = Duration.ofSeconds(2);

  private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean looking = new AtomicBoolean();

  /** Over one exchange of the calling thread; close it when the exchange has ended. */
  Watch over(Cancellable exchange, Duration limit) {
    Watch watch = new Watch(exchange, System.nanoTime() + limit.toNanos());
    watches.add(watch);
    if (!looking.get() && looking.compareAndSet(false, true)) {
      Thread thread = new Thread(this::look, "http-watchdog");
      thread.setDaemon(true);
      thread.start();
    }
    return watch;
  }

  private void look() {
    long idleSince = System.nanoTime();
    while (true) {
      LockSupport.parkNanos(EVERY.toNanos());
      watches.forEach(Watch::check);
      if (!watches.isEmpty()) {
        idleSince = System.nanoTime();
      } else if (System.nanoTime() - idleSince > IDLE.toNanos()) {
        looking.set(false);
        // Somebody may have begun meanwhile and seen this thread as looking.
        if (watches.isEmpty() || !looking.compareAndSet(false, true)) {
          return;
        }
      }
    }
  }

  /** One exchange. */
  final class Watch implements AutoCloseable {
    private final Cancellable exchange;
    private final long deadline;
    private final Thread owner = Thread.currentThread();
    private volatile boolean late;

    private Watch(Cancellable exchange, long deadline) {
      this.exchange = exchange;
      this.deadline = deadline;
    }

    private void check() {
      if (System.nanoTime() - deadline > 0) {
        late = true;
        exchange.cancel();
      } else if (owner.isInterrupted()) {
        exchange.cancel();
      }
    }

    /** Whether it was ended because the limit had passed. */
    boolean late() {
      return late;
    }

    @Override
    public void close() {
      watches.remove(this);
    }
  }
}
