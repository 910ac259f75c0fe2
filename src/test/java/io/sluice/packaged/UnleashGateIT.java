package io.sluice.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.http.Await;
import io.sluice.packaged.Command.Result;
import io.sluice.testing.UnleashServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole gate with flags in a real Unleash server: runs with the profile {@code unleash}. */
class UnleashGateIT {
  private static final List<String> FLAGS = List.of("bulk-import", "risk-v2", "instant-screening");

  @TempDir private Path folder;

  @Test
  void the_answers_are_those_of_the_services_own_flags_and_nothing_stays() throws IOException {
    Project project = whole();
    try (UnleashServer server = UnleashServer.start()) {
      FLAGS.forEach(server::createFeature);
      Map<String, JsonNode> before = flags(server);

      Result result = gate(project, server, "unleash");
      assertThat(result.exitCode()).as(result.output()).isZero();
      Map<String, String> answers = answers(project.verdict());
      Map<String, String> outcomes = outcomes(project.verdict());

      assertThat(flags(server)).isEqualTo(before);
      assertThat(project.verdict())
          .doesNotContain(server.adminToken(), server.clientToken(UnleashServer.DEVELOPMENT));
      Result own = gate(project, server, "local");
      assertThat(own.exitCode()).as(own.output()).isZero();
      assertThat(answers).hasSizeGreaterThan(6).isEqualTo(answers(project.verdict()));
      assertThat(outcomes).hasSizeGreaterThan(50).isEqualTo(outcomes(project.verdict()));
    }
  }

  @Test
  void what_a_killed_gate_left_in_unleash_is_put_back() throws IOException {
    Project project = whole();
    try (UnleashServer server = UnleashServer.start()) {
      FLAGS.forEach(server::createFeature);
      Map<String, JsonNode> before = flags(server);
      Command gate = start(project, server, "gate", "--build", "b1", "--environment", "unleash");
      Optional<Boolean> changed =
          Await.until(
              () -> Optional.of(!flags(server).equals(before)).filter(Boolean::booleanValue),
              Duration.ofMinutes(2),
              Duration.ofMillis(100),
              "test");
      gate.handle().destroyForcibly();
      gate.await();
      assertThat(changed).as(gate.outputSoFar()).isPresent();
      assertThat(flags(server)).isNotEqualTo(before);

      Result recovered = start(project, server, "recover", "--environment", "unleash").await();

      assertThat(recovered.exitCode()).as(recovered.output()).isZero();
      assertThat(flags(server)).as(recovered.output()).isEqualTo(before);
    }
  }

  /** This repository's features and settings in a folder of their own. */
  private Project whole() throws IOException {
    Project project = new Project(folder);
    try (Stream<Path> files = Files.walk(Project.REPOSITORY.resolve("features"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        project.write(Project.REPOSITORY.relativize(file).toString(), Project.read(file));
      }
    }
    return project;
  }

  private static Result gate(Project project, UnleashServer server, String environment) {
    return start(
            project, server, "gate", "--run-all", "--build", "b1", "--environment", environment)
        .await();
  }

  private static Command start(Project project, UnleashServer server, String... arguments) {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            "env",
            "UNLEASH_URL=" + server.url(),
            "UNLEASH_ADMIN_TOKEN=" + server.adminToken(),
            "UNLEASH_CLIENT_TOKEN=" + server.clientToken(UnleashServer.DEVELOPMENT),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-jar",
            Project.CLI.toString()));
    command.addAll(List.of(arguments));
    return Command.start(project.folder, command);
  }

  private static Map<String, JsonNode> flags(UnleashServer server) {
    Map<String, JsonNode> flags = new TreeMap<>();
    FLAGS.forEach(flag -> flags.put(flag, server.environment(flag, UnleashServer.DEVELOPMENT)));
    return flags;
  }

  private static Map<String, String> answers(String verdict) {
    Map<String, String> answers = new TreeMap<>();
    for (JsonNode decision : json(verdict).get("decisions")) {
      String question =
          Stream.of("question", "flag", "value", "ring")
              .map(key -> decision.path(key).asText())
              .reduce("", (left, right) -> left + " " + right);
      answers.put(question, decision.get("answer").asText());
    }
    return answers;
  }

  /** What the trials came to; a flake is the machine's, not the flag system's. */
  private static Map<String, String> outcomes(String verdict) {
    Map<String, String> outcomes = new TreeMap<>();
    for (JsonNode trial : json(verdict).get("trials")) {
      String name =
          trial.path("feature").asText() + ":" + trial.path("line") + " " + trial.path("vector");
      outcomes.put(name, trial.path("outcome").asText().replace("flaky", "passed"));
    }
    return outcomes;
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON", e);
    }
  }
}
