package io.sluice.deploy;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who listens on a port, as Linux tells in {@code /proc} (proc_net(5): the local address is {@code
 * HEX:PORT}, state {@code 0A} is LISTEN, the tenth field the inode of the socket).
 */
final class PortOwner {
  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

  private PortOwner() {}

  /** {@code process 123 (java)}; empty if the system does not tell. */
  static Optional<String> of(int port) {
    return TABLES.stream()
        .flatMap(table -> inodes(table, port))
        .flatMap(inode -> pid(inode).stream())
        .findFirst()
        .map(PortOwner::describe);
  }

  private static Stream<String> inodes(Path table, int port) {
    String suffix = String.format(Locale.ROOT, ":%04X", port);
    try {
      return Files.readAllLines(table).stream()
          .map(line -> line.strip().split("\\s+", -1))
          .filter(fields -> fields.length > 9)
          .filter(fields -> fields[1].endsWith(suffix) && fields[3].equals("0A"))
          .map(fields -> "socket:[" + fields[9] + "]");
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  private static Optional<Long> pid(String socket) {
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        if (holds(process.resolve("fd"), socket)) {
          return Optional.of(Long.parseLong(process.getFileName().toString()));
        }
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static boolean holds(Path descriptors, String socket) {
    try (DirectoryStream<Path> links = Files.newDirectoryStream(descriptors)) {
      for (Path link : links) {
        if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).toString().equals(socket)) {
          return true;
        }
      }
    } catch (IOException e) {
      // Ended meanwhile, or somebody else's.
      return false;
    }
    return false;
  }

  private static String describe(long pid) {
    String program =
        ProcessHandle.of(pid)
            .flatMap(process -> process.info().command())
            .map(command -> " (" + Path.of(command).getFileName() + ")")
            .orElse("");
    return "process " + pid + program;
  }
}
