package io.sluice.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.packaged.Command.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * An application that was not written for Sluice, from npm: its criteria are proved by the packaged
 * product with built-in steps and phrases alone. Needs npm; in a pipeline ({@code CI=true}) it must
 * be there.
 */
@TestInstance(Lifecycle.PER_CLASS) // installed once
class ThirdPartyIT {
  private static final Path EXAMPLE = Project.REPOSITORY.resolve("examples/homebridge");
  private static final int SCENARIOS = 12;

  private final Path folder = Project.REPOSITORY.resolve("target/third-party/homebridge");

  @BeforeAll
  void install() {
    boolean npm = hasNpm();
    if (!npm) {
      System.err.println("ThirdPartyIT: there is no npm: the third-party application is NOT tried");
    }
    assertThat(npm || !"true".equals(System.getenv("CI"))).as("npm is there in CI").isTrue();
    assumeTrue(npm, "there is no npm: install Node.js 20.19 or newer");
    copy();
    Result installed = Command.start(folder, List.of("npm", "ci")).await();
    assertThat(installed.exitCode()).as(installed.output()).isZero();
  }

  @Test
  void its_criteria_are_proved_without_a_line_of_java() {
    assertThat(files().filter(file -> file.toString().endsWith(".java"))).isEmpty();
    copy();
    Project project = Project.at(folder);

    Result lint = Command.sluice(project, "lint").await();
    assertThat(lint.exitCode()).as(lint.output()).isZero();
    Result gate = Command.sluice(project, "gate").await();

    assertThat(gate.exitCode()).as(gate.output()).isZero();
    assertThat(passed(project)).isGreaterThanOrEqualTo(SCENARIOS);
  }

  @Test
  void a_criterion_that_does_not_hold_is_a_no() throws IOException {
    copy();
    for (String other : List.of("settings", "signing-in")) {
      Files.delete(folder.resolve("features/" + other + ".feature"));
    }
    Project project = Project.at(folder);
    String users = Project.read(folder.resolve("features/users.feature"));
    String broken = users.replace("Then the answer is 409", "Then the answer is 201");
    assertThat(broken).isNotEqualTo(users);
    project.write("features/users.feature", broken);

    Result gate = Command.sluice(project, "gate").await();

    assertThat(gate.exitCode()).as(gate.output()).isEqualTo(1);
    assertThat(gate.output()).contains("the answer is 409, expected 201", "users.feature:");
  }

  private static long passed(Project project) {
    return project
        .verdict()
        .lines()
        .filter(line -> line.contains("\"outcome\" : \"passed\""))
        .count();
  }

  private static boolean hasNpm() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(java.io.File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "npm")));
  }

  /** The example as it is in the repository; what npm installed stays. */
  private void copy() {
    files()
        .forEach(
            file ->
                Project.at(folder).write(EXAMPLE.relativize(file).toString(), Project.read(file)));
  }

  private static Stream<Path> files() {
    try (Stream<Path> all = Files.walk(EXAMPLE)) {
      return all
          .filter(Files::isRegularFile)
          .filter(
              file ->
                  !EXAMPLE
                      .relativize(file)
                      .toString()
                      .matches("(node_modules|target|reports|\\.sluice)/.*"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
