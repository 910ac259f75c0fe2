package io.sluice.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A small process that outlives this JVM by a moment: if the JVM is killed, nobody else ends the
 * browser it started. It waits for the end of its input, which the system closes with the JVM.
 */
final class Guard implements AutoCloseable {
  private static final Path SHELL = Path.of("/bin/sh");
  // A first argument that is the folder, then process ids. A dying browser still writes: twice.
  private static final String SCRIPT =
      "trap '' INT HUP TERM; read -r _; folder=$1; shift; kill -9 \"$@\" 2>/dev/null;"
          + " rm -rf \"$folder\"; sleep 1; rm -rf \"$folder\"";

  private final Optional<Process> process;

  private Guard(Optional<Process> process) {
    this.process = process;
  }

  /** One that guards nothing. */
  static Guard none() {
    return new Guard(Optional.empty());
  }

  /** One for these processes and their folder; none where there is no shell. */
  static Guard over(Path folder, List<ProcessHandle> processes) {
    if (!Files.isExecutable(SHELL)) {
      return none();
    }
    Stream<String> command = Stream.of(SHELL.toString(), "-c", SCRIPT, "guard", folder.toString());
    Stream<String> ids = processes.stream().map(one -> Long.toString(one.pid()));
    try {
      return new Guard(
          Optional.of(
              new ProcessBuilder(Stream.concat(command, ids).toList())
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                  .redirectError(ProcessBuilder.Redirect.DISCARD)
                  .start()));
    } catch (IOException e) {
      return none(); // the browser does without; only a killed JVM would have needed it
    }
  }

  /** Ends the guard and leaves alone what it guarded. */
  @Override
  public void close() {
    process.ifPresent(Process::destroyForcibly);
  }
}
