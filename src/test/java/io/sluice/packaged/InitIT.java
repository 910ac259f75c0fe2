package io.sluice.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.packaged.Command.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code sluice init} says and leaves behind, and the launcher it writes. */
class InitIT {
  @TempDir private Path folder;

  @Test
  void a_new_project_is_right_from_the_start_and_says_what_comes_next() {
    Result made = sluice("init", "shop", "--url", "http://localhost:1");
    assertThat(made.exitCode()).as(made.output()).isZero();
    assertThat(made.output())
        .contains(
            "written  sluice.yaml", "written  .vscode/SluiceSteps.java", "cd shop", "./sluice");
    assertThat(Project.read(folder.resolve("shop/.vscode/SluiceSteps.java")))
        .contains("@Given", "the answer is {int}", "{string} answers");

    Result lint = Command.sluice(Project.at(folder.resolve("shop")), "lint").await();
    assertThat(lint.exitCode()).as(lint.output()).isZero();
  }

  @Test
  void what_was_there_is_kept_and_told() {
    Project.at(folder).write("pom.xml", "<mine/>").write(".gitignore", "mine\n");
    Result made = sluice("init");
    assertThat(made.exitCode()).as(made.output()).isZero();
    assertThat(made.output())
        .contains("kept     pom.xml", "kept     .gitignore", "written  sluice.yaml")
        .contains("pom.xml needs Sluice", ".gitignore needs the lines");
    assertThat(Project.read(folder.resolve("pom.xml"))).isEqualTo("<mine/>");
  }

  @Test
  void two_ways_to_the_service_are_invalid_input() {
    Result result = sluice("init", "--url", "http://a", "--command", "node a.js");
    assertThat(result.exitCode()).as(result.output()).isEqualTo(3);
    assertThat(result.output()).contains("keep one of them").doesNotContain("\tat ");
    assertThat(folder.resolve("sluice.yaml")).doesNotExist();
  }

  @Test
  void the_launcher_hands_on_answers_and_takes_nothing_else_for_one() throws IOException {
    sluice("init");
    Path jar = folder.resolve(".sluice/tools/sluice-cli-" + version() + ".jar");
    Files.createDirectories(folder.resolve(".sluice/tools"));
    Files.copy(Project.CLI, jar);
    assertThat(launcher("plan").exitCode()).isZero();
    assertThat(launcher("plan", "--no-such-option").exitCode()).isEqualTo(3);

    Files.writeString(jar, "no jar");
    Result damaged = launcher("plan");
    assertThat(damaged.exitCode()).as(damaged.output()).isEqualTo(70);
    assertThat(damaged.output()).contains("not an answer");
  }

  private String version() {
    return Project.read(folder.resolve("pom.xml"))
        .replaceFirst("(?s).*<sluice.version>([^<]+)<.*", "$1");
  }

  private Result launcher(String... arguments) {
    return Command.start(
            folder, Stream.concat(Stream.of("./sluice"), Stream.of(arguments)).toList())
        .await();
  }

  private Result sluice(String... arguments) {
    assertThat(List.of(arguments)).isNotEmpty();
    return Command.sluice(Project.at(folder), arguments).await();
  }
}
