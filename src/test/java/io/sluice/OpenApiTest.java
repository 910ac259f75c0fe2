package io.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.config.Settings;
import io.sluice.config.SettingsReader;
import io.sluice.http.PooledClient;
import io.sluice.model.InvalidInput;
import io.sluice.model.Secrets;
import io.sluice.model.Trouble;
import io.sluice.openapi.ExchangeCheck;
import io.sluice.openapi.Seen;
import io.sluice.testing.StubService;
import io.sluice.testing.StubService.Reply;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiTest {
  private static final String DOCUMENT =
      "{\"openapi\": \"3.1.0\", \"paths\": {\"/x\": {\"get\": {\"responses\": {\"200\": {}}}}}}";

  @TempDir private Path project;

  private Settings settings(String openApi) {
    String yaml =
        """
        sluice: 1
        service: {ready: /health, build: {path: /v}%s}
        environments: {local: {url: "http://localhost"}}
        """
            .formatted(openApi.isEmpty() ? "" : ", openapi: " + openApi);
    return SettingsReader.parse(project, "sluice.yaml", yaml);
  }

  private ExchangeCheck check(String openApi, URI service) {
    return OpenApi.check(
        settings(openApi), service, new PooledClient(Duration.ofSeconds(5)), new Secrets());
  }

  private static Seen unknown(URI service) {
    Seen.Message none = new Seen.Message(List.of(), new byte[0]);
    return new Seen("GET", URI.create(service + "/y"), none, 200, none);
  }

  @Test
  void without_a_document_nothing_looks_at_exchanges() {
    assertThat(check("", URI.create("http://localhost"))).isSameAs(ExchangeCheck.NONE);
    OpenApi.requireBeforehand(settings(""));
  }

  @Test
  void a_document_is_fetched_from_the_service() {
    try (StubService service = new StubService(request -> Reply.json(200, DOCUMENT))) {
      ExchangeCheck check = check("{path: /openapi.json}", service.url());

      assertThat(service.last().path()).isEqualTo("/openapi.json");
      assertThat(check.problem(unknown(service.url()))).isPresent();
    }
  }

  @Test
  void a_document_that_cannot_be_had_is_trouble() {
    for (Reply reply : List.of(Reply.json(404, "{}"), Reply.json(200, "<html>"))) {
      try (StubService service = new StubService(request -> reply)) {
        assertThatThrownBy(() -> check("{path: /openapi.json}", service.url()))
            .isInstanceOfSatisfying(
                Trouble.class, t -> assertThat(t.code()).isEqualTo("openapi-document"))
            .hasMessageContaining("GET /openapi.json");
      }
    }
    assertThatThrownBy(() -> check("{path: /o}", URI.create("http://localhost:1")))
        .isInstanceOf(Trouble.class);
  }

  @Test
  void a_file_is_read_before_anything_is_deployed() throws IOException {
    Settings settings = settings("{file: api/openapi.json}");

    assertThatThrownBy(() -> OpenApi.requireBeforehand(settings))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith(
            "sluice.yaml:2:62: the OpenAPI document api/openapi.json is not there");

    Files.createDirectories(project.resolve("api"));
    Files.writeString(project.resolve("api/openapi.json"), "{\n  \"openapi\": 3");
    assertThatThrownBy(() -> OpenApi.requireBeforehand(settings))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith("api/openapi.json:2:");

    Files.writeString(project.resolve("api/openapi.json"), DOCUMENT);
    OpenApi.requireBeforehand(settings);
    URI service = URI.create("http://localhost");
    assertThat(check("{file: api/openapi.json}", service).problem(unknown(service))).isPresent();
  }
}
