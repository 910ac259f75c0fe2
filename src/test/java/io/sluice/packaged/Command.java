package io.sluice.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command of the packaged product, run as a process of its own. */
final class Command {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final Process process;
  private final Path output;

  private Command(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** What a command came to. */
  record Result(int exitCode, String output) {}

  /** Starts {@code java -jar sluice-cli.jar …} in the project's folder. */
  static Command sluice(Project project, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-jar");
    command.add(Project.CLI.toString());
    command.addAll(List.of(arguments));
    return start(project.folder, command);
  }

  /** The same with an adopter's classes on the class path. */
  static Command sluiceWith(Project project, Path classes, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(Project.CLI + java.io.File.pathSeparator + classes);
    command.add("io.sluice.cli.Main");
    command.addAll(List.of(arguments));
    return start(project.folder, command);
  }

  /** The same where no file may grow larger than so many KiB. */
  static Command sluiceWithFilesUpTo(int kib, Project project, String... arguments) {
    List<String> command = new ArrayList<>(List.of("bash", "-c"));
    command.add("ulimit -f " + kib + "; trap '' XFSZ; exec \"$@\"");
    command.add("bash");
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:-UsePerfData");
    command.add("-jar");
    command.add(Project.CLI.toString());
    command.addAll(List.of(arguments));
    return start(project.folder, command);
  }

  /**
   * The same on what counts as another machine if {@code machine} is not empty.
   *
   * @param variables added to its environment
   */
  static Command sluiceOn(
      String machine, Map<String, String> variables, Project project, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    if (!machine.isEmpty()) {
      command.add("-Dsluice.machine=" + machine);
    }
    command.addAll(List.of("-jar", Project.CLI.toString()));
    command.addAll(List.of(arguments));
    return start(project.folder, command, variables);
  }

  static Command start(Path folder, List<String> command) {
    return start(folder, command, Map.of());
  }

  private static Command start(Path folder, List<String> command, Map<String, String> variables) {
    try {
      Path output = Files.createTempFile("command", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().remove("MAVEN_OPTS");
      builder.environment().put("CI", "true");
      builder.environment().putAll(variables);
      Process process = builder.start();
      process.getOutputStream().close();
      return new Command(process, output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  String outputSoFar() {
    return Project.read(output);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  Result await() {
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("the command did not end:\n" + outputSoFar());
      }
      return new Result(process.exitValue(), outputSoFar());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
