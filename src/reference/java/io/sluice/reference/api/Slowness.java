package io.sluice.reference.api;

import io.sluice.reference.fault.Fault;
import io.sluice.reference.fault.Faults;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The fault that takes its time. */
final class Slowness {
  private static final long MILLISECONDS = 2500;

  private final Faults faults;
  private final CountDownLatch never = new CountDownLatch(1);

  Slowness(Faults faults) {
    this.faults = faults;
  }

  void takeTime() {
    if (!faults.has(Fault.SLOW_ANSWERS)) {
      return;
    }
    try {
      if (never.await(MILLISECONDS, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("nobody counts this latch down");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
