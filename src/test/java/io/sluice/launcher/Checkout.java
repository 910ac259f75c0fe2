package io.sluice.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A checkout with the real launcher, small jars, and stand-ins for java and Maven. */
final class Checkout {
  private static final long SECONDS = 60;
  private static final List<String> TOOLS =
      List.of(
          "bash",
          "cat",
          "dirname",
          "env",
          "find",
          "flock",
          "mkdir",
          "readlink",
          "sed",
          "sleep",
          "tail",
          "touch");

  final Path root;
  private final Path bin;

  /** What a run left: its exit code and its output, both streams together. */
  record Result(int exitCode, String output) {}

  Checkout(Path folder) {
    root = folder.resolve("a checkout");
    bin = folder.resolve("bin");
    inFolder(bin);
    inFolder(root.resolve("target"));
    inFolder(root.resolve("src/main"));
    copy(Path.of("sluice"), root.resolve("sluice"));
    TOOLS.forEach(this::link);
    write(root.resolve("pom.xml"), "");
    Instant past = Instant.now().minusSeconds(600);
    touch("pom.xml", past);
    touch("src/main", past);
    jar("sluice-cli.jar");
    jar("sluice-reference.jar");
    maven("echo 'no build was expected'; exit 1");
  }

  /** Has these programs on the path as well. */
  Checkout tools(String... names) {
    List.of(names).forEach(this::link);
    return this;
  }

  /** Has {@code java} do this after it has told its version. */
  Checkout java(String body) {
    return java("17.0.1", body);
  }

  Checkout java(String version, String body) {
    String tells =
        "if [ \"$1\" = -version ]; then echo 'openjdk version \"" + version + "\"' >&2; ";
    script(bin.resolve("java"), tells + "exit; fi\n" + body);
    return this;
  }

  Checkout maven(String body) {
    script(root.resolve("mvnw"), body);
    return this;
  }

  void touch(String path, Instant when) {
    try {
      Files.setLastModifiedTime(root.resolve(path), FileTime.from(when));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete(String path) {
    try {
      Files.delete(root.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String path) {
    try {
      return Files.readString(root.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean has(String path) {
    return Files.exists(root.resolve(path));
  }

  Result run(String... arguments) {
    return run(Map.of(), arguments);
  }

  Result run(Map<String, String> variables, String... arguments) {
    return end(start(variables, arguments));
  }

  /** Starts the launcher; its output goes to the file {@code output} of the checkout. */
  Process start(Map<String, String> variables, String... arguments) {
    String[] command =
        Stream.concat(Stream.of("bash", root.resolve("sluice").toString()), Stream.of(arguments))
            .toArray(String[]::new);
    return launch(variables, command);
  }

  Process launch(Map<String, String> variables, String... command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
    builder.redirectErrorStream(true).redirectOutput(root.resolve("output").toFile());
    builder.environment().keySet().removeIf(name -> name.matches("JAVA_HOME|SLUICE_.*"));
    builder.environment().put("PATH", bin.toString());
    builder.environment().putAll(variables);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Result end(Process process) {
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new AssertionError("the launcher did not end: " + read("output"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
    return new Result(process.exitValue(), read("output"));
  }

  private void jar(String name) {
    write(root.resolve("target").resolve(name), "not really a jar");
  }

  private void link(String tool) {
    Path found =
        Stream.of("/usr/bin", "/bin")
            .map(folder -> Path.of(folder, tool))
            .filter(Files::exists)
            .findFirst()
            .orElseThrow();
    script(bin.resolve(tool), "exec " + found + " \"$@\"");
  }

  private static void script(Path file, String body) {
    write(file, "#!/bin/bash\n" + body + "\n");
    if (!file.toFile().setExecutable(true)) {
      throw new AssertionError("cannot make " + file + " executable");
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void inFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
