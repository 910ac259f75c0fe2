package io.sluice.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.packaged.Command.Result;
import io.sluice.testing.StubProduct;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code try --watch}: a result after every save, on a service that stays up. */
class WatchIT {
  private static final Pattern UP = Pattern.compile("service up at (http\\S+),");
  private static final String WAITING = "waiting for a save";

  @TempDir private Path folder;
  private Optional<Command> command = Optional.empty();

  @AfterEach
  void endIt() {
    // Politely: it has a service to take down.
    command.filter(Command::isAlive).ifPresent(running -> running.handle().destroy());
    command.ifPresent(Command::await);
  }

  @Test
  void every_save_gives_a_result_and_an_interrupt_ends_with_the_last_one() {
    Project project = new Project(folder).feature("a", Project.green());
    Command watching = watch(project, "features/a.feature:4");
    assertThat(result(watching, 1)).contains("service up", "1 passed");
    project.feature("a", Project.green().replace("is 401", "is 200"));
    assertThat(result(watching, 2))
        .contains("saved features/a.feature", "the answer is 401, expected 200", "1 failed")
        .doesNotContain("looking for what failures depend on");
    project.feature("a", Project.green().replace("Then the", "Than the"));
    assertThat(result(watching, 3)).contains("features/a.feature:6:7", "begins with no keyword");
    // Moved down by a new scenario, it is still the one that is tried.
    String other = "    Scenario: Other\n      When nobody sends GET \"/health\"\n";
    project.feature("a", Project.green().replace("    Scenario: No", other + "    Scenario: No"));
    assertThat(result(watching, 4)).contains("1 passed").doesNotContain("Other");
    assertThat(UP.matcher(watching.outputSoFar()).results().map(up -> up.group(1)))
        .as("the service stays up")
        .hasSize(3)
        .containsOnly(UP.matcher(watching.outputSoFar()).results().findFirst().get().group(1));
    watching.handle().destroy();
    Result end = watching.await();
    assertThat(end.exitCode()).as(end.output()).isZero();
    assertThat(folder.resolve(".sluice/leases")).isEmptyDirectory();
  }

  @Test
  void new_settings_begin_anew() {
    try (StubProduct product = new StubProduct()) {
      Project project = new Project(folder).feature("a", StubProduct.feature());
      project.write("sluice.yaml", product.settings());
      Command watching = watch(project, "features/a.feature:3");
      assertThat(result(watching, 1)).contains("1 passed");
      project.write("sluice.yaml", product.settings().replace("name: Stub", "name: Other"));
      assertThat(result(watching, 2)).contains("1 passed");
      project.write("sluice.yaml", product.settings().replace("rings", "rinks"));
      assertThat(result(watching, 3)).contains("sluice.yaml:3:1", "rings");
      project.write("sluice.yaml", product.settings());
      assertThat(result(watching, 4)).contains("1 passed");
      watching.handle().destroy();
      assertThat(watching.await().exitCode()).isZero();
    }
  }

  private Command watch(Project project, String place) {
    Command started = Command.sluice(project, "try", place, "--watch", "--plain");
    command = Optional.of(started);
    return started;
  }

  /** What it said of the result with this number. */
  private static String result(Command watching, int number) {
    Instant end = Instant.now().plus(Duration.ofSeconds(60));
    while (Instant.now().isBefore(end) && watching.isAlive()) {
      String[] results = watching.outputSoFar().split(WAITING, -1);
      if (results.length > number) {
        return results[number - 1];
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    throw new AssertionError("no result " + number + ":\n" + watching.outputSoFar());
  }
}
