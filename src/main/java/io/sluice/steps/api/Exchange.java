package io.sluice.steps.api;

import io.restassured.http.Header;
import io.sluice.model.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One request and what came back.
 *
 * @param number counted from 1 within the attempt
 * @param method e.g. {@code POST}
 * @param path path and query as sent
 * @param sent headers and body of the request
 * @param received status, headers and body of the answer; empty if there was none
 * @param failure why there was none; empty text if there was one
 * @param duration from sending to the whole body
 */
record Exchange(
    int number,
    String method,
    String path,
    Message sent,
    Optional<Received> received,
    String failure,
    Duration duration) {
  /** Characters of a body that are kept. */
  static final int KEPT = 64 * 1024;

  private static final Set<String> SECRET_HEADERS =
      Set.of("authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key");

  /**
   * Headers and body.
   *
   * @param headers in order
   * @param body empty if there is none
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Message(List<Header> headers, byte[] body) {}

  /**
   * An answer.
   *
   * @param status the status code
   * @param message its headers and body
   */
  record Received(int status, Message message) {}

  /** {@code exchange 2: POST /api/clients}. */
  String name(Secrets secrets) {
    return "exchange " + number + ": " + method + " " + secrets.mask(path);
  }

  /** The exchange for people, secrets masked, bodies bounded. */
  String text(Secrets secrets) {
    StringBuilder text = new StringBuilder();
    text.append(method).append(' ').append(secrets.mask(path)).append('\n');
    append(text, sent, secrets);
    text.append('\n');
    received.ifPresentOrElse(
        answer -> {
          text.append("→ ").append(answer.status());
          text.append(" in ").append(duration.toMillis()).append(" ms\n");
          append(text, answer.message(), secrets);
        },
        () -> text.append("→ no answer: ").append(secrets.mask(failure)).append('\n'));
    return text.toString();
  }

  private static void append(StringBuilder text, Message message, Secrets secrets) {
    for (Header header : message.headers()) {
      boolean secret = SECRET_HEADERS.contains(header.getName().toLowerCase(Locale.ROOT));
      String value = secret ? Secrets.MASK : secrets.mask(String.valueOf(header.getValue()));
      text.append(header.getName()).append(": ").append(value).append('\n');
    }
    if (message.body().length > 0) {
      text.append('\n').append(body(message, secrets)).append('\n');
    }
  }

  private static String body(Message message, Secrets secrets) {
    if (!isText(message)) {
      return "(" + message.body().length + " bytes, not text)";
    }
    // Masked before it is cut, so that no half of a secret is left; more than is kept, for the cut.
    int length = Math.min(message.body().length, 2 * KEPT);
    String text = secrets.mask(new String(message.body(), 0, length, StandardCharsets.UTF_8));
    return text.length() <= KEPT
        ? text
        : text.substring(0, KEPT) + "\n… (" + message.body().length + " bytes in all)";
  }

  /** Whether its media type is one that people read. */
  static boolean isText(Message message) {
    String type =
        message.headers().stream()
            .filter(header -> header.getName().equalsIgnoreCase("Content-Type"))
            .map(header -> header.getValue().toLowerCase(Locale.ROOT))
            .findFirst()
            .orElse("text/plain");
    return type.startsWith("text/")
        || type.contains("json")
        || type.contains("xml")
        || type.contains("x-www-form-urlencoded");
  }
}
