package io.sluice.deploy;

import io.sluice.lease.Lease;
import io.sluice.lease.ProcessTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a deployment left on this machine. */
final class Leftover {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Leftover() {}

  /** Ends every process of the deployment that is still here. */
  static void end(Site site) {
    ProcessTree.end(Optional.empty(), site.marker(), PATIENCE);
  }

  /**
   * Ends the tool that a killed run left at work, and what it started with it only if it will not
   * end by itself. The service is no tool: it is for {@code destroy} to end.
   *
   * @param binary the tool's program, by which one is known that another recovery started; may be
   *     empty
   */
  static void endTools(Lease lease, String binary, Duration grace) {
    Optional<ProcessHandle> tool =
        lease
            .identity()
            .flatMap(
                pid ->
                    lease
                        .processStart()
                        .flatMap(start -> ProcessTree.find(Long.parseLong(pid), start)));
    List<ProcessHandle> others =
        ProcessTree.marked(ProcessTree.marker(lease)).stream()
            .filter(process -> !binary.isEmpty() && runs(process, binary))
            .toList();
    Stream.concat(tool.stream(), others.stream()).forEach(process -> Tool.end(process, grace));
  }

  private static boolean runs(ProcessHandle process, String binary) {
    return process
        .info()
        .command()
        .map(command -> Path.of(command).endsWith(Path.of(binary).getFileName()))
        .orElse(false);
  }

  /** Removes a file that a tool made. */
  static void removeFile(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes a folder of Sluice's own. */
  static void remove(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
