package io.sluice.http.rest;

import static io.sluice.http.rest.Delegation.NOT_HERE;

import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.sluice.http.Exchanged;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * An answer: as {@link Response}, and as what its {@code then()} and {@code extract()} give. A
 * check that would fail here is made again by REST Assured, so that its words are its own.
 */
final class Answered {
  private final Exchanged exchanged;
  private final PlainJson json;
  private final long nanos;
  private final Function<Exchanged, Response> toReal;
  private final Response response = proxy(Response.class, this::ofResponse);
  private Optional<Response> real = Optional.empty();

  private Answered(Exchanged exchanged, long nanos, Function<Exchanged, Response> toReal) {
    this.exchanged = exchanged;
    this.json = new PlainJson(exchanged);
    this.nanos = nanos;
    this.toReal = toReal;
  }

  static Response response(Exchanged exchanged, long nanos, Function<Exchanged, Response> toReal) {
    return new Answered(exchanged, nanos, toReal).response;
  }

  private Response real() {
    if (real.isEmpty()) {
      real = Optional.of(toReal.apply(exchanged));
    }
    return real.orElseThrow();
  }

  private Object ofResponse(Method method, Object[] arguments) throws Throwable {
    Object answer =
        switch (method.getName()) {
          case "then" -> proxy(ValidatableResponse.class, new Checks(this)::call);
          case "andReturn", "thenReturn", "body", "getBody" -> response;
          default -> common(method.getName(), arguments);
        };
    return answer == NOT_HERE ? Delegation.call(real(), method, arguments) : answer;
  }

  /** What a response and what is extracted from it have in common. */
  private Object common(String name, Object[] arguments) {
    return switch (name) {
      case "statusCode", "getStatusCode" -> exchanged.status();
      case "header", "getHeader" -> orNull(exchanged.header(String.valueOf(arguments[0])));
      case "headers", "getHeaders" -> headers();
      case "contentType", "getContentType" -> exchanged.header("Content-Type").orElse("");
      case "asByteArray" -> exchanged.body().clone();
      case "asString" ->
          json.isUtf8() ? new String(exchanged.body(), StandardCharsets.UTF_8) : NOT_HERE;
      case "time", "getTime" -> TimeUnit.NANOSECONDS.toMillis(nanos);
      case "timeIn", "getTimeIn" -> ((TimeUnit) arguments[0]).convert(nanos, TimeUnit.NANOSECONDS);
      case "path" ->
          arguments[1] instanceof Object[] more && more.length == 0
              ? json.at(String.valueOf(arguments[0]))
              : NOT_HERE;
      default -> NOT_HERE;
    };
  }

  private Headers headers() {
    return new Headers(
        exchanged.headers().stream().map(h -> new Header(h.getKey(), h.getValue())).toList());
  }

  @SuppressWarnings(
      "NullAway") // REST Assured's interface answers null for a header that is not there.
  private static Object orNull(Optional<String> value) {
    return value.orElse(null);
  }

  /** What {@code then()} gives. */
  private static final class Checks {
    private final Answered answered;
    private Optional<ValidatableResponse> takenOver = Optional.empty();

    Checks(Answered answered) {
      this.answered = answered;
    }

    Object call(Method method, Object[] arguments) throws Throwable {
      if (takenOver.isEmpty()) {
        String name = method.getName();
        if (name.equals("extract") && arguments.length == 0) {
          return proxy(ExtractableResponse.class, this::extracted);
        }
        boolean word =
            arguments.length == 0
                && (name.equals("and") || name.equals("assertThat") || name.equals("using"));
        if (word || PassingChecks.passes(name, arguments, answered.exchanged, answered.json)) {
          return proxy(ValidatableResponse.class, this::call);
        }
        takenOver = Optional.of(answered.real().then());
      }
      return Delegation.call(takenOver.orElseThrow(), method, arguments);
    }

    private Object extracted(Method method, Object[] arguments) throws Throwable {
      String name = method.getName();
      Object answer =
          name.equals("response") ? answered.response : answered.common(name, arguments);
      return answer == NOT_HERE
          ? Delegation.call(answered.real().then().extract(), method, arguments)
          : answer;
    }
  }

  @FunctionalInterface
  private interface Calls {
    Object on(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Calls calls) {
    InvocationHandler handler =
        (proxy, method, given) -> {
          Object[] arguments = given == null ? new Object[0] : given;
          return method.getDeclaringClass() == Object.class
              ? Delegation.ofObject(proxy, method, arguments, type.getSimpleName())
              : calls.on(method, arguments);
        };
    return type.cast(
        Proxy.newProxyInstance(Answered.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
