package io.sluice.reference.web;

import io.javalin.http.Context;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** One line for each event, with its time. Headers, bodies and query strings never get in. */
public final class Log {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final PrintStream out;
  private final Clock clock;

  /** A log that goes to a stream. */
  public Log(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  /** A message of the service. */
  public void info(String message) {
    line("INFO", message);
  }

  void request(Context context, float milliseconds) {
    line(
        "INFO",
        String.format(
            Locale.ROOT,
            "request method=%s path=%s status=%d ms=%d tenant=%s",
            context.method(),
            path(context),
            context.statusCode(),
            Math.round(milliseconds),
            tenant(context)));
  }

  /** A bug: what it is and where, without its message, which could hold a user's data. */
  void failure(Context context, Exception exception) {
    String where =
        Arrays.stream(exception.getStackTrace())
            .limit(3)
            .map(StackTraceElement::toString)
            .collect(Collectors.joining(" < "));
    line(
        "ERROR",
        "failure method="
            + context.method()
            + " path="
            + path(context)
            + " tenant="
            + tenant(context)
            + " exception="
            + exception.getClass().getName()
            + " at "
            + where);
  }

  private void line(String level, String message) {
    out.println(TIME.format(Instant.now(clock)) + " " + level + " " + message);
  }

  private static String path(Context context) {
    return context.path().replaceAll("[^\\x21-\\x7e]", "?");
  }

  private static String tenant(Context context) {
    return Visit.find(context).map(visit -> visit.user().tenantId()).orElse("-");
  }
}
