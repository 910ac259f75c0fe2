package io.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.config.Overrides;
import io.sluice.config.Settings;
import io.sluice.config.SettingsReader;
import io.sluice.http.PooledClient;
import io.sluice.model.Secrets;
import io.sluice.testing.StubService;
import io.sluice.testing.StubService.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiFindingsTest {
  private static final String DOCUMENT =
      """
      {"openapi": "3.1.0", "paths": {"/clients": {"post": {
        "requestBody": {"content": {"application/json": {"schema": {"properties": {"name": {}}}}}},
        "responses": {"201": {"description": "a"}}}}}}
      """;

  @TempDir private Path project;

  @BeforeEach
  void feature() throws IOException {
    write(
        "features/a.feature",
        """
        Feature: Clients
          @AC-1
          Scenario: A client is recorded
            When the analyst sends POST "/clients" with fields:
              | nme | Acme |
            Then the answer is 201
            And the answer matches the schema "client.json"
          @AC-2
          Scenario: A client is found
            When the analyst sends GET "/clienst"
            Then the answer is 200
        """);
    write("features/client.json", "{}");
  }

  private void settings(String openApi, String environment) throws IOException {
    write(
        "sluice.yaml",
        """
        sluice: 1
        service: {ready: /health, build: {path: /version}, openapi: %s}
        environments: {local: %s}
        """
            .formatted(openApi, environment));
  }

  private void write(String name, String text) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> told() {
    return Lint.of(project, Overrides.ofVariables(Map.of()), List.of()).findings().stream()
        .map(f -> f.code() + " " + f.problem().where().map(Object::toString).orElse(""))
        .toList();
  }

  private static final String[] COMPARED = {
    "openapi-field features/a.feature:4:5", "openapi-path features/a.feature:10:5"
  };

  @Test
  void features_are_compared_with_a_file() throws IOException {
    settings("{file: api.json}", "{process: {command: [x]}}");
    write("api.json", DOCUMENT);

    assertThat(told()).containsExactly(COMPARED);
  }

  @Test
  void features_are_compared_with_what_a_service_that_is_there_publishes() throws IOException {
    try (StubService service = new StubService(request -> Reply.json(200, DOCUMENT))) {
      settings("{path: /o}", "{url: '" + service.url() + "'}");

      assertThat(told()).containsExactly(COMPARED);
    }
  }

  @Test
  void features_are_compared_with_what_the_last_run_saw_and_without_one_lint_says_so()
      throws IOException {
    settings("{path: /o}", "{process: {command: [x]}}");
    assertThat(told()).containsExactly("openapi-not-compared ");

    try (StubService service = new StubService(request -> Reply.json(200, DOCUMENT))) {
      Settings settings = SettingsReader.read(project);
      OpenApi.check(
          settings, service.url(), new PooledClient(Duration.ofSeconds(5)), new Secrets());
    }
    assertThat(told()).containsExactly(COMPARED);
  }

  @Test
  void a_document_that_cannot_be_used_is_an_error() throws IOException {
    settings("{file: api.json}", "{url: 'http://localhost:1'}");
    assertThat(told()).containsExactly("invalid-openapi sluice.yaml:2:68");

    write("api.json", "{\n\"openapi\": \"3.1.0\"");
    assertThat(told()).singleElement().asString().startsWith("invalid-openapi api.json:2:");
  }

  @Test
  void a_schema_that_is_not_there_is_an_error() throws IOException {
    settings("{file: api.json}", "{url: 'http://localhost:1'}");
    write("api.json", DOCUMENT);
    Files.delete(project.resolve("features/client.json"));

    assertThat(told()).hasSize(3).first().isEqualTo("schema-missing features/a.feature:7:5");
  }
}
