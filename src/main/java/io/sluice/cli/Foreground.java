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

/** A run that a person or a pipeline waits for, and may interrupt. */
final class Foreground {
  private Foreground() {}

  static Verdict run(Sluice sluice, GateRequest request, OutputOptions output) {
    PrintStream stream = output.json() ? System.err : System.out;
    Progress progress = new Progress(stream, output.live());
    Prepared prepared = sluice.prepare(request);
    GateRun run = sluice.gate(prepared, request, progress);
    Thread onInterrupt = new Thread(() -> end(run, sluice.secondsToEnd()), "interrupt");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    Verdict verdict;
    try {
      verdict = run.run();
    } finally {
      forget(onInterrupt);
    }
    if (output.json()) {
      print(sluice.settings().project().resolve("reports/latest/verdict.json"));
    }
    return verdict;
  }

  /** Runs while the JVM goes down: lets the run take everything down and write what it knows. */
  private static void end(GateRun run, long seconds) {
    run.stop("interrupted", "the run was interrupted");
    try {
      run.awaitEnd(seconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ExitCode.ofProcess(ExitCode.INCONCLUSIVE));
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
