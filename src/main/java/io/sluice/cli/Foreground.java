package io.sluice.cli;

import io.sluice.GateRequest;
import io.sluice.GateRun;
import io.sluice.Prepared;
import io.sluice.Sluice;
import io.sluice.model.verdict.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A run that a person or a pipeline waits for, and may interrupt. */
final class Foreground {
  private Foreground() {}

  static Verdict run(Sluice sluice, GateRequest request, OutputOptions output) {
    PrintStream stream = output.json() ? System.err : System.out;
    Progress progress = new Progress(stream, output.live());
    Prepared prepared = sluice.prepare(request);
    GateRun run = sluice.gate(prepared, request, progress);
    Verdict verdict = interruptible(run::run, () -> end(run, sluice.secondsToEnd()));
    if (output.json()) {
      print(sluice.settings().project().resolve("reports/latest/verdict.json"));
    }
    return verdict;
  }

  /** Work that ctrl-C interrupts, and that then has some time to end in good order. */
  static <T> T run(Supplier<T> work, long seconds) {
    Thread worker = Thread.currentThread();
    CountDownLatch ended = new CountDownLatch(1);
    return interruptible(
        () -> {
          try {
            return work.get();
          } finally {
            ended.countDown();
          }
        },
        () -> {
          worker.interrupt();
          return ended.await(seconds, TimeUnit.SECONDS);
        });
  }

  /**
   * @param end what ctrl-C does and waits for before the JVM halts
   */
  private static <T> T interruptible(Supplier<T> work, Callable<Boolean> end) {
    Thread onInterrupt = new Thread(() -> halt(end), "interrupt");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    try {
      return work.get();
    } finally {
      forget(onInterrupt);
    }
  }

  /** Runs while the JVM goes down. */
  private static void halt(Callable<Boolean> end) {
    try {
      end.call();
    } catch (Exception e) {
      // Nobody is there any more to be told; what is not undone is written down.
    } finally {
      Runtime.getRuntime().halt(ExitCode.ofProcess(ExitCode.INCONCLUSIVE));
    }
  }

  /** Lets the run take everything down and write what it knows. */
  private static boolean end(GateRun run, long seconds) throws InterruptedException {
    run.stop("interrupted", "the run was interrupted");
    return run.awaitEnd(seconds);
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM goes down already: the hook ends it with the right code.
      waitForever();
    }
  }

  private static void waitForever() {
    try {
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void print(Path json) {
    try {
      System.out.println(new String(Files.readAllBytes(json), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
