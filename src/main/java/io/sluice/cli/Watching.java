package io.sluice.cli;

import io.sluice.GateRequest;
import io.sluice.SavedFiles;
import io.sluice.Sluice;
import io.sluice.TrySession;
import io.sluice.model.InvalidInput;
import io.sluice.model.Trouble;
import io.sluice.model.verdict.Answer;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * {@code try --watch}: runs at once and again after every save, service and browser staying up,
 * until interrupted. A change of sluice.yaml begins anew.
 */
final class Watching {
  private static final Path SETTINGS = Path.of("sluice.yaml");

  private final Supplier<Sluice> open;
  private final GateRequest request;
  private final OutputOptions output;
  private final PrintStream out = System.out;
  private final Paint paint;
  private volatile int last = Answer.INCONCLUSIVE.exitCode();

  Watching(Supplier<Sluice> open, GateRequest request, OutputOptions output) {
    this.open = open;
    this.request = request;
    this.output = output;
    this.paint = new Paint(output.live());
  }

  /**
   * Ends with the exit code of the last run.
   *
   * @throws InvalidInput if sluice.yaml cannot be used to begin with
   */
  int run() {
    Thread waiting = Thread.currentThread();
    Sluice first = open.get();
    Thread onInterrupt = new Thread(() -> end(waiting, first.secondsToEnd()), "interrupt");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    try (SavedFiles files = first.savedFiles()) {
      List<Path> saved = whileSettingsStay(first, files, List.of());
      while (true) {
        saved = withNewSettings(files, saved);
      }
    } catch (InterruptedException e) {
      // Everything is down; the hook waits for this thread alone.
      return last;
    }
  }

  private List<Path> withNewSettings(SavedFiles files, List<Path> saved)
      throws InterruptedException {
    Sluice sluice;
    try {
      sluice = open.get();
    } catch (InvalidInput invalid) {
      tell(invalid);
      waiting(System.nanoTime());
      return files.await();
    }
    return whileSettingsStay(sluice, files, saved);
  }

  /** Answers what was saved when sluice.yaml was. */
  private List<Path> whileSettingsStay(Sluice sluice, SavedFiles files, List<Path> first)
      throws InterruptedException {
    List<Path> saved = first;
    try (TrySession session = sluice.session()) {
      do {
        once(session, saved);
        saved = files.await();
      } while (!saved.contains(SETTINGS));
    }
    return saved;
  }

  private void once(TrySession session, List<Path> saved) throws InterruptedException {
    long begun = System.nanoTime();
    if (!saved.isEmpty()) {
      String names = saved.stream().map(Path::toString).collect(Collectors.joining(", "));
      out.println("\n" + paint.bold("saved " + names));
    }
    try {
      last = session.run(request, new Progress(out, output.live())).ofTrials().exitCode();
    } catch (InvalidInput invalid) {
      tell(invalid);
    } catch (Trouble trouble) {
      last = ExitCode.INCONCLUSIVE;
      out.println(trouble.stage() + ": " + trouble.what());
      out.println("    " + trouble.fix());
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    waiting(begun);
  }

  private void tell(InvalidInput invalid) {
    last = ExitCode.INVALID_INPUT;
    invalid.problems().forEach(out::println);
  }

  private void waiting(long begun) {
    double seconds = (System.nanoTime() - begun) / 1e9;
    String text = String.format(Locale.ROOT, "%.2f s; waiting for a save (ctrl-C ends)", seconds);
    out.println(paint.dim(text));
    out.flush();
  }

  private void end(Thread waiting, long seconds) {
    waiting.interrupt();
    try {
      waiting.join(seconds * 1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ExitCode.ofProcess(last));
  }
}
