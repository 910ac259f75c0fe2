package io.sluice.steps.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restassured.http.Header;
import io.sluice.model.Secrets;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The last answer an attempt got, and how to speak of it in a failure. */
final class ApiAnswer {
  private static final int SHOWN = 300;
  private static final Pattern CHARSET = Pattern.compile("(?i)charset=\"?([\\w.:-]+)");
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final Exchange exchange;
  private final Exchange.Received received;
  private final Secrets secrets;
  private Optional<JsonNode> parsed = Optional.empty();

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

  /** {@code POST /api/clients}. */
  String request() {
    return secrets.mask(exchange.method() + " " + exchange.path());
  }

  /** Whether another answer says the same, whatever its headers. */
  boolean says(ApiAnswer other) {
    return status() == other.status()
        && Arrays.equals(received.message().body(), other.received.message().body());
  }

  String body() {
    return new String(received.message().body(), charset());
  }

  private Charset charset() {
    Matcher named = CHARSET.matcher(String.join(" ", header("Content-Type")));
    try {
      return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
    } catch (IllegalArgumentException e) {
      return StandardCharsets.UTF_8;
    }
  }

  List<String> header(String name) {
    return received.message().headers().stream()
        .filter(header -> header.getName().equalsIgnoreCase(name))
        .map(Header::getValue)
        .toList();
  }

  /** The value of a cookie that the answer sets; fails if it sets none of that name. */
  String cookie(String name) {
    List<String> set = header("Set-Cookie");
    return set.stream()
        .filter(cookie -> cookie.startsWith(name + "="))
        .map(cookie -> cookie.substring(name.length() + 1).replaceFirst(";.*", "").strip())
        .findFirst()
        .orElseThrow(
            () ->
                failure(
                    "the answer sets no cookie \""
                        + name
                        + "\"; it sets "
                        + names(set.stream().map(cookie -> cookie.replaceFirst("=.*", "")))));
  }

  private static String names(Stream<String> names) {
    String all = names.map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
    return all.isEmpty() ? "none" : all;
  }

  List<String> headerNames() {
    return received.message().headers().stream().map(Header::getName).distinct().toList();
  }

  /** The body as JSON; fails if it is none. */
  JsonNode json() {
    if (parsed.isEmpty()) {
      parsed = Optional.of(parse());
    }
    return parsed.get();
  }

  private JsonNode parse() {
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

  /** Fails with what the answer is otherwise. */
  void require(boolean holds, Supplier<String> otherwise) {
    if (!holds) {
      throw failure(otherwise.get());
    }
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
    if (!Exchange.isText(received.message())) {
      return received.message().body().length + " bytes, not text";
    }
    // Masked by the caller too; a cut must not leave a half of a secret.
    String body = secrets.mask(body()).strip();
    return body.length() <= SHOWN ? body : body.substring(0, SHOWN) + "…";
  }
}
