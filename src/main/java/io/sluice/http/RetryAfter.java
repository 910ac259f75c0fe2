package io.sluice.http;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Whether and when a server wants to be asked again: 429 (RFC 6585) and 503 with {@code
 * Retry-After} (RFC 9110, 10.2.3) in seconds or as a date; 429 without one is asked again after a
 * second.
 */
public final class RetryAfter {
  private static final Duration UNNAMED = Duration.ofSeconds(1);

  private RetryAfter() {}

  /** How long to wait before the same request; empty if the answer is final. */
  public static Optional<Duration> of(ControlClient.WithHeaders answer) {
    int status = answer.answer().status();
    if (status != 429 && status != 503) {
      return Optional.empty();
    }
    Optional<Duration> named =
        first(answer, "Retry-After").flatMap(value -> parse(value, first(answer, "Date")));
    return status == 429 ? Optional.of(named.orElse(UNNAMED)) : named;
  }

  private static Optional<String> first(ControlClient.WithHeaders answer, String header) {
    return answer.all(header).stream().findFirst().map(String::strip);
  }

  private static Optional<Duration> parse(String value, Optional<String> now) {
    if (value.matches("[0-9]{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    // By the server's own clock: ours may go wrong.
    Optional<Duration> left =
        date(value).flatMap(at -> now.flatMap(RetryAfter::date).map(d -> Duration.between(d, at)));
    return left.map(time -> time.isNegative() ? Duration.ZERO : time);
  }

  private static Optional<ZonedDateTime> date(String text) {
    try {
      return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
