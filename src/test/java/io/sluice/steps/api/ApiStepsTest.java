package io.sluice.steps.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.sluice.model.evidence.Exposure;
import io.sluice.testing.StubService;
import io.sluice.testing.StubService.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ApiStepsTest {
  private final StubService service =
      new StubService(
          request ->
              Reply.json(200, "{\"id\": 7, \"name\": \"Acme\"}")
                  .with("Sluice-Flags", "risk-v2=on;reason=TARGETING_MATCH, b=off"));
  private final StepRunner steps = new StepRunner(service.url());

  @AfterEach
  void close() {
    steps.close();
    service.close();
  }

  @Test
  void a_request_carries_the_token_of_the_role() {
    steps.step("the analyst sends GET \"/api/clients?q=1\"");

    assertThat(service.last().method()).isEqualTo("GET");
    assertThat(service.last().path()).isEqualTo("/api/clients?q=1");
    assertThat(service.last().header("Authorization")).isEqualTo("Bearer t-1-analyst-token");
  }

  @Test
  void nobody_has_no_credentials() {
    steps.step("nobody sends DELETE \"/api/clients/1\"");

    assertThat(service.last().method()).isEqualTo("DELETE");
    assertThat(service.last().header("Authorization")).isEmpty();
  }

  @Test
  void a_role_of_another_tenant_has_that_tenants_token() {
    steps.step("another tenant \"globex\"");
    steps.step("the approver of \"globex\" sends GET \"/api/${globex.id}/x\"");

    assertThat(service.last().header("Authorization")).isEqualTo("Bearer globex-approver-token");
    assertThat(service.last().path()).isEqualTo("/api/globex/x");
    assertThat(steps.world.variables().fill("${globex.analyst.username}")).isEqualTo("ada@globex");
    assertThatThrownBy(() -> steps.step("the analyst of \"initech\" sends GET \"/\""))
        .hasMessage("no tenant \"initech\"; there are [globex]");
  }

  @Test
  void an_unknown_role_is_answered_with_the_known_ones() {
    assertThatThrownBy(() -> steps.step("the auditor sends GET \"/\""))
        .isInstanceOf(AssertionError.class)
        .hasMessage("the tenant has no role \"auditor\"; its roles are [analyst, approver]");
  }

  @Test
  void a_doc_string_is_sent_as_json_with_what_is_remembered() {
    steps.step("I remember \"Acme Ltd\" as \"name\"");
    String sentence = "the analyst sends POST \"/api/clients\" with body:";
    steps.doc(sentence, "", "{\"name\": \"${name} ü\"}");

    assertThat(service.last().method()).isEqualTo("POST");
    assertThat(service.last().body()).isEqualTo("{\"name\": \"Acme Ltd ü\"}");
    assertThat(service.last().header("Content-Type")).isEqualTo("application/json");
  }

  @Test
  void a_doc_string_of_another_media_type_is_sent_as_that() {
    steps.doc("nobody sends PUT \"/import\" with body:", "text/csv", "name\nAcme ü");
    assertThat(service.last().body()).isEqualTo("name\nAcme ü");
    assertThat(service.last().header("Content-Type")).isEqualTo("text/csv");

    steps.doc("nobody sends PATCH \"/import\" with body:", "application/vnd.x+json", "{}");
    assertThat(service.last().method()).isEqualTo("PATCH");
    assertThat(service.last().body()).isEqualTo("{}");
    assertThat(service.last().header("Content-Type")).isEqualTo("application/vnd.x+json");
  }

  @Test
  void a_table_of_fields_is_sent_as_json_with_the_types_it_shows() {
    steps.step("another tenant \"globex\"");
    steps.table(
        "the analyst of \"globex\" sends POST \"/api/clients\" with fields:",
        "name",
        "Acme",
        "count",
        "42",
        "share",
        "12.5",
        "pep",
        "true",
        "note",
        "null",
        "code",
        "\"42\"",
        "zip",
        "01234",
        "address.city",
        "${globex.id}",
        "owners[0].name",
        "Ada");

    assertThat(service.last().body())
        .isEqualTo(
            "{\"name\":\"Acme\",\"count\":42,\"share\":12.5,\"pep\":true,\"note\":null,"
                + "\"code\":\"42\",\"zip\":\"01234\",\"address\":{\"city\":\"globex\"},"
                + "\"owners\":[{\"name\":\"Ada\"}]}");
  }

  @Test
  void every_way_to_send_has_its_sentence() {
    steps.step("another tenant \"g\"");
    steps.step("the analyst of \"g\" sends GET \"/\"");
    steps.doc("the analyst of \"g\" sends POST \"/\" with body:", "", "{}");
    steps.table("the analyst sends POST \"/\" with fields:", "a", "1");
    steps.table("nobody sends POST \"/\" with fields:", "a", "1");

    assertThat(service.requests()).hasSize(4);
  }

  @Test
  void what_may_not_stand_in_an_address_is_encoded_and_what_is_encoded_stays() {
    steps.step("nobody sends GET \"/api/clients/{x}?name=Acme Ltd&city=Zürich%20West\"");

    assertThat(service.last().path())
        .isEqualTo("/api/clients/%7Bx%7D?name=Acme%20Ltd&city=Z%C3%BCrich%20West");
  }

  @Test
  void an_address_elsewhere_never_gets_the_token() {
    for (String path : new String[] {"http://localhost:1/x", "//localhost:1/x", "api/x"}) {
      assertThatThrownBy(() -> steps.step("the analyst sends GET \"" + path + "\""))
          .hasMessageContaining("must start with one \"/\"");
    }
    assertThatThrownBy(() -> steps.step("the analyst sends FETCH \"/x\""))
        .hasMessageContaining("\"FETCH\" is no method");
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void connections_are_reused_within_an_attempt() {
    for (int i = 0; i < 5; i++) {
      steps.step("the analyst sends GET \"/api/" + i + "\"");
    }

    assertThat(service.requests().stream().map(StubService.Request::port).distinct()).hasSize(1);
  }

  @Test
  void a_redirect_is_not_followed() {
    try (StubService redirecting =
            new StubService(request -> Reply.json(302, "").with("Location", "/other"));
        StepRunner other = new StepRunner(redirecting.url())) {
      other.step("the analyst sends GET \"/x\"");
      other.step("the answer is 302");
      assertThat(redirecting.requests()).hasSize(1);
    }
  }

  @Test
  void exposures_of_every_answer_are_handed_on() {
    steps.step("nobody sends GET \"/\"");

    assertThat(steps.world.exposures)
        .containsExactly(
            new Exposure("risk-v2", "on", "TARGETING_MATCH"), new Exposure("b", "off", ""));
  }

  @Test
  void each_exchange_is_kept_with_secrets_masked() {
    steps.secrets.add("hidden-password");
    steps.step("the analyst sends GET \"/a\"");
    steps.doc(
        "the analyst sends POST \"/b?p=hidden-password\" with body:",
        "",
        "{\"p\": \"hidden-password\"}");

    assertThat(steps.world.attached.keySet())
        .containsExactly("exchange 1: GET /a", "exchange 2: POST /b?p=***");
    assertThat(steps.world.attached.get("exchange 2: POST /b?p=***"))
        .startsWith("POST /b?p=***\n")
        .contains("Authorization: ***\n", "\n{\"p\": \"***\"}\n", "→ 200 in ", "\"name\": \"Acme\"")
        .doesNotContain("t-1-analyst-token", "hidden-password");
  }

  @Test
  void a_large_body_is_kept_in_part() {
    try (StubService large =
            new StubService(request -> Reply.json(200, "\"" + "x".repeat(200_000) + "\""));
        StepRunner other = new StepRunner(large.url())) {
      other.step("nobody sends GET \"/\"");

      assertThat(other.world.attached.get("exchange 1: GET /"))
          .hasSizeBetween(Exchange.KEPT, Exchange.KEPT + 1000)
          .contains("… (200002 bytes in all)");
    }
  }

  @Test
  void a_refused_connection_is_a_failure_of_the_criterion_and_is_kept() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    try (StepRunner other = new StepRunner(URI.create("http://localhost:" + port))) {
      assertThatThrownBy(() -> other.step("the analyst sends GET \"/x\""))
          .isInstanceOf(AssertionError.class)
          .hasMessage("the service did not answer GET /x: connection refused");
      assertThat(other.world.attached.get("exchange 1: GET /x"))
          .contains("→ no answer: connection refused");
      assertThatThrownBy(() -> other.step("the answer is 200"))
          .hasMessageContaining("there is no answer yet");
    }
  }

  @Test
  @SuppressWarnings("try") // Closed early, to end the accepting thread.
  void a_dropped_connection_is_a_failure_and_is_not_tried_again() throws IOException {
    AtomicInteger accepted = new AtomicInteger();
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        StepRunner other =
            new StepRunner(URI.create("http://localhost:" + server.getLocalPort()))) {
      CompletableFuture<Void> serving = CompletableFuture.runAsync(() -> hangUp(server, accepted));

      assertThatThrownBy(() -> other.step("the analyst sends GET \"/x\""))
          .isInstanceOf(AssertionError.class)
          .hasMessageStartingWith("the service did not answer GET /x: ");
      server.close();
      serving.join();
      assertThat(accepted).hasValue(1);
    }
  }

  private static void hangUp(ServerSocket server, AtomicInteger accepted) {
    try {
      while (true) {
        server.accept().close();
        accepted.incrementAndGet();
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  @Test
  void an_answer_that_never_comes_or_never_ends_fails_in_time() throws IOException {
    for (String start : new String[] {"", "HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n"}) {
      try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
          StepRunner other =
              new StepRunner(
                  URI.create("http://localhost:" + server.getLocalPort()),
                  Duration.ofMillis(700))) {
        CompletableFuture<Void> serving = CompletableFuture.runAsync(() -> drip(server, start));

        assertThatThrownBy(() -> other.step("the analyst sends GET \"/slow\""))
            .isInstanceOf(AssertionError.class)
            .hasMessage(
                "the service did not answer GET /slow: nothing, or not all of it, within 700 ms");
        serving.join();
      }
    }
  }

  /** Sends the start and then a byte now and then, until the client has gone. */
  private static void drip(ServerSocket server, String start) {
    try (Socket socket = server.accept()) {
      socket.setSoTimeout(100);
      socket.getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
      while (true) {
        if (!start.isEmpty()) {
          socket.getOutputStream().write('x');
        }
        if (hasGone(socket)) {
          return;
        }
      }
    } catch (IOException e) {
      // The client has gone.
    }
  }

  private static boolean hasGone(Socket socket) throws IOException {
    try {
      int read = 0;
      while (read >= 0) {
        read = socket.getInputStream().read();
      }
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  @Test
  void an_adopters_step_can_use_rest_assured_as_a_role() {
    RequestSpecification request = steps.api.as("analyst");

    int id =
        request.queryParam("q", "a b").get("/api/{which}", "clients").then().extract().path("id");

    assertThat(id).isEqualTo(7);
    assertThat(service.last().path()).isEqualTo("/api/clients?q=a%20b");
    steps.step("the answer's \"id\" is 7");
    assertThat(RestAssured.baseURI).isEqualTo(RestAssured.DEFAULT_URI);
    assertThat(RestAssured.filters()).isEmpty();
  }

  @Test
  void a_form_of_an_adopters_step_is_sent_and_kept() {
    steps.api.nobody().formParams(Map.of("user", "ada")).post("/form");

    assertThat(service.last().body()).isEqualTo("user=ada");
    assertThat(steps.world.attached.get("exchange 1: POST /form")).contains("user=ada");
  }

  @Test
  void flags_are_turned_by_their_words() {
    steps.step("the flag \"risk-v2\" is turned on");
    steps.step("the flag \"risk-v2\" is turned off");
    steps.step("the flag \"plan\" is set to \"gold\"");

    assertThat(steps.world.turned).containsExactly("risk-v2=on", "risk-v2=off", "plan=gold");
  }
}
