package io.sluice.deploy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds programs as a shell would. */
final class Commands {
  private Commands() {}

  /**
   * The program's file: relative to the folder if its name has a slash, else from the path.
   *
   * @param path directories as {@code PATH} lists them
   */
  static Optional<Path> find(String program, Path folder, String path) {
    if (program.contains("/") || program.contains(File.separator)) {
      return Optional.of(folder.resolve(program).toAbsolutePath()).filter(Commands::runs);
    }
    for (String directory : path.split(File.pathSeparator, -1)) {
      Path candidate = Path.of(directory).resolve(program).toAbsolutePath();
      if (!directory.isEmpty() && runs(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /**
   * The command in a session of its own where the system has {@code setsid}, so that ctrl-C in the
   * terminal does not reach the service before Sluice has ended its trials. A child of the JVM is
   * no leader of its group, so {@code setsid} becomes the program and the process id stays.
   */
  static List<String> detached(List<String> command, Path folder, String path) {
    List<String> detached = new ArrayList<>();
    find("setsid", folder, path).ifPresent(setsid -> detached.add(setsid.toString()));
    detached.addAll(command);
    return detached;
  }

  private static boolean runs(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
