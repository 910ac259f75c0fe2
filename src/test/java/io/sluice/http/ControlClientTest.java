package io.sluice.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.model.Secrets;
import io.sluice.testing.StubService;
import io.sluice.testing.StubService.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ControlClientTest {
  private static final Duration LONG = Duration.ofSeconds(10);
  private final Secrets secrets = new Secrets();

  @Test
  void a_request_is_sent_as_described_and_the_answer_handed_over() throws IOException {
    try (StubService service = new StubService(request -> Reply.json(201, "{\"id\": 7}"))) {
      ControlClient client = new ControlClient(URI.create(service.url() + "/"), LONG, secrets);

      Answer answer =
          client.send(new RequestTemplate("POST", "/a?b=c", Map.of("X-A", "1"), Optional.of("{}")));

      assertThat(answer.ok()).isTrue();
      assertThat(answer.at("/id").asInt()).isEqualTo(7);
      assertThat(answer.at("/none").isMissingNode()).isTrue();
      assertThat(answer.line()).isEqualTo("POST /a?b=c → 201");
      assertThat(service.last().header("Content-Type")).isEqualTo("application/json");
      assertThat(service.last().header("X-A")).isEqualTo("1");
      assertThat(service.last().body()).isEqualTo("{}");
    }
  }

  @Test
  void a_redirect_is_not_followed() throws IOException {
    try (StubService service =
        new StubService(r -> Reply.json(302, "").with("Location", "/elsewhere"))) {
      assertThat(new ControlClient(service.url(), LONG, secrets).get("/x").status()).isEqualTo(302);
      assertThat(service.requests()).hasSize(1);
    }
  }

  @Test
  void a_refused_connection_names_method_and_path_without_secrets() throws IOException {
    secrets.add("secret-path");
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    ControlClient client = new ControlClient(URI.create("http://localhost:" + port), LONG, secrets);

    assertThatThrownBy(() -> client.get("/secret-path"))
        .isInstanceOf(IOException.class)
        .hasMessage("GET /***: connection refused");
  }

  @Test
  void an_answer_that_never_ends_is_given_up_in_time() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> serving = CompletableFuture.runAsync(() -> drip(server));
      ControlClient client =
          new ControlClient(
              URI.create("http://localhost:" + server.getLocalPort()),
              Duration.ofMillis(300),
              secrets);

      assertThatThrownBy(() -> client.get("/slow"))
          .hasMessage("GET /slow: no answer within 300 ms");
      serving.join();
    }
  }

  private static void drip(ServerSocket server) {
    try (Socket socket = server.accept()) {
      InputStream in = socket.getInputStream();
      assertThat(in.read()).isPositive();
      String head = "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      // Reads until the client gives up.
      while (in.read() >= 0) {
        socket.getOutputStream().write('x');
        socket.getOutputStream().flush();
      }
    } catch (IOException e) {
      // The client has gone.
    }
  }

  @Test
  void an_answer_that_is_too_large_is_an_error() {
    String large = "x".repeat(ControlClient.LARGEST + 1);
    try (StubService service = new StubService(r -> Reply.json(200, large))) {
      assertThatThrownBy(() -> new ControlClient(service.url(), LONG, secrets).get("/large"))
          .hasMessageContaining("GET /large: ")
          .hasMessageContaining("larger than");
    }
  }

  @Test
  void a_header_that_cannot_be_sent_is_not_quoted() {
    ControlClient client = new ControlClient(URI.create("http://localhost:1"), LONG, secrets);
    RequestTemplate request =
        new RequestTemplate("GET", "/", Map.of("Authorization", "tok\nen"), Optional.empty());

    assertThatThrownBy(() -> client.send(request))
        .isInstanceOf(IOException.class)
        .hasNoCause()
        .hasMessageNotContaining("tok");
  }
}
