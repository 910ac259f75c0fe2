package io.sluice.steps.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restassured.http.Header;
import io.sluice.model.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The last answer an attempt got, and how to speak of it in a failure. */
final class ApiAnswer {
  private static final int SHOWN = 300;
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final Exchange exchange;
  private final Exchange.Received received;
  private final Secrets secrets;

  ApiAnswer(Exchange exchange, Exchange.Received received, Secrets secrets) {
    this.exchange = exchange;
    this.received = received;
    this.secrets = secrets;
  }

  int status() {
    return received.status();
  }

  Duration duration() {
    return exchange.duration();
  }

  String body() {
    return new String(received.message().body(), StandardCharsets.UTF_8);
  }

  List<String> header(String name) {
    return received.message().headers().stream()
        .filter(header -> header.getName().equalsIgnoreCase(name))
        .map(Header::getValue)
        .toList();
  }

  List<String> headerNames() {
    return received.message().headers().stream().map(Header::getName).distinct().toList();
  }

  /** The body as JSON; fails if it is none. */
  JsonNode json() {
    try {
      JsonNode json = JSON.readTree(body());
      if (json != null && !json.isMissingNode()) {
        return json;
      }
    } catch (JsonProcessingException e) {
      throw failure("the answer is not JSON");
    }
    throw failure("the answer has no body");
  }

  /** What stands at the path; fails if nothing does, saying what does. */
  JsonNode at(AnswerPath path) {
    JsonNode json = json();
    return path.in(json).orElseThrow(() -> failure(path.whyMissing(json)));
  }

  Optional<JsonNode> find(AnswerPath path) {
    return path.in(json());
  }

  /** A failed check: what, where, and the start of the body; secrets masked. */
  AssertionError failure(String what) {
    return new AssertionError(
        secrets.mask(
            what + "  (" + line() + ")" + (body().isBlank() ? "" : "\n  body: " + start())));
  }

  private String line() {
    return exchange.method() + " " + exchange.path() + " → " + status();
  }

  private String start() {
    // Masked by the caller too; a cut must not leave a half of a secret.
    String body = secrets.mask(body()).strip();
    return body.length() <= SHOWN ? body : body.substring(0, SHOWN) + "…";
  }
}
