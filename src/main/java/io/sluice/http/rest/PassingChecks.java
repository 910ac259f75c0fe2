package io.sluice.http.rest;

import static io.sluice.http.rest.Delegation.NOT_HERE;

import io.restassured.http.ContentType;
import io.sluice.http.Exchanged;
import java.util.Arrays;
import java.util.Optional;
import org.hamcrest.Matcher;

/** Checks that surely pass; everything else is for REST Assured to decide. */
final class PassingChecks {
  private PassingChecks() {}

  static boolean passes(String name, Object[] arguments, Exchanged exchanged, PlainJson json) {
    return switch (name) {
      case "statusCode" -> holds(arguments[0], exchanged.status());
      case "header" ->
          arguments.length == 2
              && single(exchanged, String.valueOf(arguments[0]))
                  .filter(value -> holds(arguments[1], value))
                  .isPresent();
      case "contentType" -> isOfType(arguments[0], exchanged);
      case "body" -> arguments.length == 3 && body(arguments, json);
      default -> false;
    };
  }

  private static boolean body(Object[] arguments, PlainJson json) {
    if (!(arguments[0] instanceof String path) || !(arguments[2] instanceof Object[] more)) {
      return false;
    }
    boolean holds = holdsAt(path, arguments[1], json) && more.length % 2 == 0;
    for (int i = 0; holds && i < more.length; i += 2) {
      holds = more[i] instanceof String next && holdsAt(next, more[i + 1], json);
    }
    return holds;
  }

  private static boolean holdsAt(String path, Object matcher, PlainJson json) {
    Object value = json.at(path);
    return value != NOT_HERE && matcher instanceof Matcher<?> && holds(matcher, value);
  }

  private static boolean holds(Object expected, Object value) {
    return expected instanceof Matcher<?> matcher
        ? matcher.matches(value)
        : expected != null && expected.equals(value);
  }

  private static boolean isOfType(Object expected, Exchanged exchanged) {
    return expected instanceof ContentType type
        && Arrays.asList(type.getContentTypeStrings()).contains(exchanged.mediaType());
  }

  private static Optional<String> single(Exchanged exchanged, String name) {
    long count =
        exchanged.headers().stream().filter(h -> h.getKey().equalsIgnoreCase(name)).count();
    return count == 1 ? exchanged.header(name) : Optional.empty();
  }
}
