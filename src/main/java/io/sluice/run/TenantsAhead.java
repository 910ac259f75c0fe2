package io.sluice.run;

import io.sluice.model.Trouble;
import io.sluice.model.flag.Vector;
import io.sluice.model.world.Tenant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Makes tenants before they are asked for, so that no lane waits for one. A tenant belongs to no
 * trial before it is {@linkplain #open opened}; those nobody opened are removed at the end.
 */
final class TenantsAhead implements TrialTenants, AutoCloseable {
  private static final long STOP_SECONDS = 10;

  private final TrialTenants tenants;
  private final ExecutorService threads;
  private final Map<Vector, Deque<Future<Tenant>>> stock = new HashMap<>();
  private int inStock;

  /**
   * @param threads how many tenants may be in the making at once
   */
  TenantsAhead(TrialTenants tenants, int threads) {
    this.tenants = tenants;
    this.threads =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "tenants");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Begins to make tenants for these vectors, unless they are there or none can be made. Returns at
   * once.
   */
  synchronized void expect(List<Vector> soon, int atMost) {
    if (!tenants.supply().ahead()) {
      return;
    }
    Map<Vector, Integer> wanted = new HashMap<>();
    for (Vector vector : soon) {
      int count = wanted.merge(vector, 1, Integer::sum);
      Deque<Future<Tenant>> made = stock.computeIfAbsent(vector, any -> new ArrayDeque<>());
      if (made.size() < count && inStock < atMost && !threads.isShutdown()) {
        made.add(threads.submit(() -> tenants.open(vector)));
        inStock++;
      }
    }
  }

  @Override
  public Tenant open(Vector vector) {
    Optional<Future<Tenant>> made = take(vector);
    if (made.isEmpty()) {
      return tenants.open(vector);
    }
    try {
      return made.get().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw (Error) e.getCause();
    } catch (InterruptedException e) {
      putBack(vector, made.get());
      Thread.currentThread().interrupt();
      throw interrupted(e);
    } catch (CancellationException e) {
      throw interrupted(e);
    }
  }

  private static Trouble interrupted(Exception cause) {
    return new Trouble(
        "interrupted", "tenants", "interrupted while waiting for a tenant", "Run again.", cause);
  }

  private synchronized Optional<Future<Tenant>> take(Vector vector) {
    Optional<Future<Tenant>> made = Optional.ofNullable(stock.get(vector)).map(Deque::poll);
    made.ifPresent(taken -> inStock--);
    return made;
  }

  private synchronized void putBack(Vector vector, Future<Tenant> made) {
    stock.computeIfAbsent(vector, any -> new ArrayDeque<>()).add(made);
    inStock++;
  }

  @Override
  public void turn(Tenant tenant, String flag, String word) {
    tenants.turn(tenant, flag, word);
  }

  @Override
  public void close(Tenant tenant) {
    tenants.close(tenant);
  }

  @Override
  public TenantSupply supply() {
    return tenants.supply();
  }

  @Override
  public Optional<Vector> flagsOfShared() {
    return tenants.flagsOfShared();
  }

  /** Removes what nobody opened, as far as it can; whoever leases tenants sees to the rest. */
  @Override
  public void close() {
    threads.shutdown();
    boolean interrupted = Thread.interrupted();
    try {
      if (interrupted || !threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
        threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      interrupted = true;
      threads.shutdownNow();
    }
    leftOver().forEach(this::remove);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized List<Future<Tenant>> leftOver() {
    return stock.values().stream().flatMap(Deque::stream).filter(Future::isDone).toList();
  }

  private void remove(Future<Tenant> made) {
    try {
      tenants.close(made.get());
    } catch (ExecutionException | RuntimeException e) {
      // It never was, or its lease stays for who removes what is left.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
