package io.sluice.steps.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cucumber.docstring.DocString;
import io.sluice.http.PooledClient;
import io.sluice.model.InvalidInput;
import io.sluice.model.Secrets;
import io.sluice.model.world.Credentials;
import io.sluice.openapi.ExchangeCheck;
import io.sluice.openapi.JsonSchemas;
import io.sluice.testing.StubService;
import io.sluice.testing.StubService.Reply;
import io.sluice.testing.TestWorld;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchemaStepsTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Path PROJECT = Path.of("src/main/resources/io/sluice/steps/examples");

  private final StubService service =
      new StubService(request -> Reply.json(200, "{\"id\": 1, \"title\": \"hush-hush\"}"));
  private final TestWorld world = new TestWorld(service.url(), LIMIT);
  private final Secrets secrets = new Secrets();
  private final Api api =
      new Api(
          world,
          new ApiSettings(
              "Sluice-Flags",
              secrets,
              new PooledClient(LIMIT),
              any -> Credentials.ofTenant(),
              ExchangeCheck.NONE,
              new JsonSchemas(PROJECT)));
  private final SchemaSteps steps = new SchemaSteps(world, api);

  @BeforeEach
  void open() {
    world.folder = PROJECT;
  }

  @AfterEach
  void close() {
    api.close();
    service.close();
  }

  private static DocString doc(String schema) {
    return DocString.create(schema, "");
  }

  @Test
  void an_answer_that_matches_passes() {
    api.nobody().get("/books/1");
    world.variables().remember("what", "book");

    steps.matchesFile("${what}.schema.json");
    steps.matches(doc("{\"required\": [\"id\"]}"));
  }

  @Test
  void an_answer_that_does_not_match_is_told_without_secrets() {
    secrets.add("hush-hush");
    api.nobody().get("/books/1");

    assertThatThrownBy(() -> steps.matchesFile("shelf.schema.json"))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "the answer does not match the schema \"shelf.schema.json\":\n"
                + "  the body has no \"books\", which is required  (#/required)"
                + "  (GET /books/1 → 200)\n"
                + "  body: {\"id\": 1, \"title\": \"***\"}");
    assertThatThrownBy(() -> steps.matches(doc("properties: {title: {maxLength: 3}}")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("\"title\" is \"***\": it must be at most 3 characters long");
  }

  @Test
  void a_schema_that_is_not_there_is_wrong_use_of_the_step() {
    api.nobody().get("/books/1");

    assertThatThrownBy(() -> steps.matchesFile("bok.schema.json"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("there is no file \"bok.schema.json\"");
  }

  @Test
  void there_must_be_an_answer() {
    assertThatThrownBy(() -> steps.matchesFile("book.schema.json"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("there is no answer yet");
    assertThat(service.requests()).isEmpty();
  }
}
