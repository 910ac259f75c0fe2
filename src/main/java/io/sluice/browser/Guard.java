package io.sluice.browser;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A small process that outlives this JVM by a moment: if the JVM is killed, nobody else ends the
 * browser it started. It is there before the first process of which it takes care, and waits for
 * the end of its input, which the system closes with the JVM. Processes are found by the folder
 * that is their {@code TMPDIR}, where the system shows it (Linux), and by their ids.
 */
final class Guard implements AutoCloseable {
  private static final Path SHELL = Path.of("/bin/sh");
  // A process may be about to start, and a dying browser still writes: twice.
  private static final String SCRIPT =
      """
      trap '' INT HUP TERM
      folder=$1 ids=
      while read -r more; do ids="$ids $more"; done
      end() {
        for found in $(grep -lzsxF "TMPDIR=$folder" /proc/[0-9]*/environ); do
          found=${found#/proc/}
          kill -9 "${found%/environ}"
        done
        for id in $ids; do kill -9 "$id"; done
        rm -rf "$folder"
      }
      end; sleep 1; end
      """;

  private final Optional<Process> process;

  private Guard(Optional<Process> process) {
    this.process = process;
  }

  /** One for whatever will have this folder as its {@code TMPDIR}; none without a shell. */
  static Guard over(Path folder) {
    if (!Files.isExecutable(SHELL)) {
      return new Guard(Optional.empty());
    }
    try {
      return new Guard(
          Optional.of(
              new ProcessBuilder(command(folder))
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                  .redirectError(ProcessBuilder.Redirect.DISCARD)
                  .start()));
    } catch (IOException e) {
      // The browser does without; only a killed JVM would have needed it.
      return new Guard(Optional.empty());
    }
  }

  static List<String> command(Path folder) {
    return List.of(SHELL.toString(), "-c", SCRIPT, "guard", folder.toString());
  }

  /** Names processes, for systems that do not show what belongs to the folder. */
  void also(List<ProcessHandle> processes) {
    if (process.isEmpty()) {
      return;
    }
    StringBuilder ids = new StringBuilder();
    processes.forEach(one -> ids.append(one.pid()).append('\n'));
    try {
      OutputStream input = process.get().getOutputStream();
      input.write(ids.toString().getBytes(StandardCharsets.US_ASCII));
      input.flush();
    } catch (IOException e) {
      // Somebody killed it.
    }
  }

  /** Ends the guard and leaves alone what it guarded. */
  @Override
  public void close() {
    process.ifPresent(Process::destroyForcibly);
  }
}
