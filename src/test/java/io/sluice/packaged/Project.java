package io.sluice.packaged;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A project in a folder of its own, judged by the packaged product against the reference service.
 */
final class Project {
  static final Path REPOSITORY = Path.of("").toAbsolutePath();
  static final Path CLI = REPOSITORY.resolve("target/sluice-cli.jar");
  static final Path REFERENCE = REPOSITORY.resolve("target/sluice-reference.jar");

  final Path folder;

  /** With the settings of this repository and no feature. */
  Project(Path folder) {
    this(folder, settings());
  }

  private Project(Path folder, String settings) {
    this.folder = folder;
    if (!settings.isEmpty()) {
      write("sluice.yaml", settings);
      createFolder("features");
    }
  }

  /** A folder as it is. */
  static Project at(Path folder) {
    return new Project(folder, "");
  }

  /** Whether this machine has it on its path. */
  static boolean hasProgram(String name) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
  }

  static String settings() {
    return read(REPOSITORY.resolve("sluice.yaml"))
        .replaceFirst("# yaml-language-server.*\n", "")
        .replace("target/sluice-reference.jar", REFERENCE.toString());
  }

  Project feature(String name, String text) {
    return write("features/" + name + ".feature", text);
  }

  Project write(String file, String text) {
    try {
      Path target = folder.resolve(file);
      Files.createDirectories(target.resolve("..").normalize());
      Files.writeString(target, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String verdict() {
    return read(folder.resolve("reports/latest/verdict.json"));
  }

  boolean hasVerdict() {
    return Files.exists(folder.resolve("reports/latest/verdict.json"));
  }

  /** A feature with one scenario that holds. */
  static String green() {
    return """
        Feature: Clients
          @AC-1
          Rule: Nobody reads clients without signing in
            Scenario: No token
              When nobody sends GET "/api/clients"
              Then the answer is 401
        """;
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void createFolder(String name) {
    try {
      Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
