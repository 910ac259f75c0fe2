package io.sluice.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.http.Await;
import io.sluice.packaged.Command.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate with flags in a flagd file: it is used in place, and afterwards what it was. */
class FlagdIT {
  private static final String FILE = "deploy/flagd/flags.json";

  @TempDir private Path folder;

  private Project project() {
    return new Project(folder).write(FILE, Project.read(Project.REPOSITORY.resolve(FILE)));
  }

  /** The answers with the service's own flags are all yes, or this build fails: so are these. */
  @Test
  void the_whole_gate_has_the_answers_it_has_with_the_services_own_flags() throws IOException {
    Project project = project();
    try (Stream<Path> files = Files.walk(Project.REPOSITORY.resolve("features"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        project.write(Project.REPOSITORY.relativize(file).toString(), Project.read(file));
      }
    }
    Result result = gate(project).await();
    assertThat(result.exitCode()).as(result.output()).isZero();
    JsonNode verdict = new ObjectMapper().readTree(project.verdict());
    assertThat(texts(verdict, "decisions", "answer")).hasSizeGreaterThan(6).containsOnly("yes");
    assertThat(texts(verdict, "trials", "outcome"))
        .hasSizeGreaterThan(100)
        .allMatch(List.of("passed", "flaky")::contains);
    assertNothingIsLeft();
  }

  @Test
  void a_gate_that_is_killed_leaves_rules_that_recover_takes_out() throws IOException {
    StringBuilder many = new StringBuilder("Feature: Many\n");
    for (int i = 0; i < 100; i++) {
      many.append("  Scenario: Number ").append(i).append('\n');
      many.append("    When the analyst sends GET \"/api/clients\"\n    Then the answer is 200\n");
    }
    Project project = project().feature("many", many.toString());
    Command command = gate(project);
    Optional<String> seen =
        Await.until(
            () -> Optional.of(now()).filter(text -> text.contains("\"sluice ")),
            Duration.ofMinutes(2),
            Duration.ofMillis(2),
            "test");
    command.handle().destroyForcibly();
    assertThat(seen).as(command.outputSoFar()).isPresent();
    command.await();
    Result recovered = Command.sluice(project, "recover").await();
    assertThat(recovered.exitCode()).as(recovered.output()).isZero();
    assertThat(recovered.output()).contains("flag");
    assertNothingIsLeft();
  }

  private static Command gate(Project project) {
    return Command.sluice(project, "gate", "--environment", "flagd", "--build", "b1");
  }

  private String now() {
    return Project.read(folder.resolve(FILE));
  }

  private void assertNothingIsLeft() throws IOException {
    assertThat(now()).isEqualTo(Project.read(Project.REPOSITORY.resolve(FILE)));
    try (Stream<Path> files = Files.list(folder.resolve(FILE).getParent())) {
      assertThat(files).containsExactly(folder.resolve(FILE));
    }
    assertThat(folder.resolve(".sluice/leases")).isEmptyDirectory();
  }

  private static List<String> texts(JsonNode verdict, String list, String field) {
    List<String> texts = new ArrayList<>();
    verdict.path(list).forEach(element -> texts.add(element.path(field).asText()));
    return texts;
  }
}
