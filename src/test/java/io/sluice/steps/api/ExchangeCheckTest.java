package io.sluice.steps.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.http.PooledClient;
import io.sluice.model.Secrets;
import io.sluice.model.Trouble;
import io.sluice.model.world.Credentials;
import io.sluice.openapi.ApiDocument;
import io.sluice.openapi.ExchangeCheck;
import io.sluice.openapi.JsonSchemas;
import io.sluice.openapi.OpenApiCheck;
import io.sluice.openapi.OpenApiSettings;
import io.sluice.testing.StubService;
import io.sluice.testing.StubService.Reply;
import io.sluice.testing.TestWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Exchanges on both of the ways they take. */
class ExchangeCheckTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String DOCUMENT =
      """
      openapi: 3.1.0
      paths:
        /things/{id}:
          get: {responses: {'200': {description: a, content: {application/json: {schema: {properties: {id: {type: integer}}}}}}}}
          put:
            requestBody: {content: {application/json: {schema: {required: [name]}}}}
            responses: {'200': {description: a}}
      """;

  private final StubService service =
      new StubService(
          request ->
              Reply.json(
                  200,
                  request.path().equals("/things/1") ? "{\"id\": 1}" : "{\"id\": \"hush-hush\"}"));
  private final TestWorld world = new TestWorld(service.url(), LIMIT);
  private final Secrets secrets = new Secrets();

  @AfterEach
  void close() {
    service.close();
  }

  private Api api(ExchangeCheck check) {
    return new Api(
        world,
        new ApiSettings(
            "Sluice-Flags",
            secrets,
            new PooledClient(LIMIT),
            any -> Credentials.ofTenant(),
            check,
            new JsonSchemas(Path.of(""))));
  }

  private Api checked() {
    OpenApiSettings settings =
        new OpenApiSettings(new OpenApiSettings.AtPath("/o"), List.of(), true);
    return api(OpenApiCheck.of(ApiDocument.parse("/o", DOCUMENT), settings, service.url()));
  }

  @Test
  void an_exchange_that_fits_passes() {
    try (Api api = checked()) {
      assertThat(api.nobody().get("/things/1").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void an_answer_that_does_not_fit_fails_the_step_that_sent_the_request() {
    secrets.add("hush-hush");
    try (Api api = checked()) {
      assertThatThrownBy(() -> api.nobody().get("/things/2"))
          .isInstanceOf(AssertionError.class)
          .hasMessage(
              "the answer does not fit GET /things/{id} of /o:\n"
                  + "  \"id\" is \"***\", expected integer  (#/paths/~1things~1{id}/get/responses/200/content/application~1json/schema/properties/id/type)"
                  + "  (GET /things/2 → 200)\n"
                  + "  body: {\"id\": \"***\"}");
      assertThat(world.attached).containsKey("exchange 1: GET /things/2");
    }
  }

  @Test
  void what_takes_rest_assureds_own_way_is_checked_too() {
    try (Api api = checked()) {
      assertThatThrownBy(() -> api.nobody().auth().none().get("/things/2"))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("\"id\" is \"hush-hush\", expected integer");
      assertThat(api.nobody().auth().none().get("/things/1").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_request_that_was_accepted_is_checked_on_both_ways() {
    try (Api api = checked()) {
      assertThatThrownBy(
              () -> api.nobody().contentType("application/json").body("{}").put("/things/1"))
          .hasMessageContaining("the body has no \"name\", which is required");
      assertThatThrownBy(
              () ->
                  api.nobody()
                      .auth()
                      .none()
                      .contentType("application/json")
                      .body("{}")
                      .put("/things/1"))
          .hasMessageContaining("the body has no \"name\", which is required");
    }
  }

  @Test
  void a_misfit_ends_asking_again() {
    AtomicInteger looked = new AtomicInteger();
    ExchangeCheck second =
        exchange -> looked.incrementAndGet() == 2 ? Optional.of("it is wrong") : Optional.empty();
    try (Api api = api(second)) {
      api.nobody().get("/things/1");
      world.patience().grant(Duration.ofSeconds(5));
      assertThatThrownBy(
              () -> api.check(answer -> answer.require(looked.get() > 2, () -> "not yet")))
          .isInstanceOf(AssertionError.class)
          .hasMessageStartingWith("it is wrong");
    }
  }

  @Test
  void what_cannot_be_told_is_trouble_and_no_failure_of_the_service() {
    ExchangeCheck broken =
        exchange -> {
          throw new Trouble("openapi-document", "openapi", "no schema", "correct it");
        };
    try (Api api = api(broken)) {
      assertThatThrownBy(() -> api.nobody().get("/things/1")).isInstanceOf(Trouble.class);
      assertThatThrownBy(() -> api.nobody().auth().none().get("/things/1"))
          .isInstanceOf(Trouble.class);
    }
  }
}
