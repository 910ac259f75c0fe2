package io.sluice.http.rest;

import static io.sluice.http.rest.Delegation.NOT_HERE;

import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.sluice.http.Exchanged;
import io.sluice.http.Sending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One request specification. Notes every call; what it understands goes into a {@link Draft}. At
 * the first call that it does not understand, a real specification takes over.
 */
final class Specification implements InvocationHandler {
  private static final Set<String> WORDS =
      Set.of("given", "when", "with", "and", "that", "request");
  private static final Set<String> VERBS =
      Set.of("get", "post", "put", "patch", "delete", "head", "options");

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Call(java.lang.reflect.Method method, Object[] arguments) {}

  private final Draft draft;
  private final Transport transport;
  private final Supplier<RequestSpecification> real;
  private final List<Call> calls = new ArrayList<>();
  private Optional<RequestSpecification> takenOver = Optional.empty();

  Specification(String base, Transport transport, Supplier<RequestSpecification> real) {
    this.draft = new Draft(base);
    this.transport = transport;
    this.real = real;
  }

  @Override
  public Object invoke(Object proxy, java.lang.reflect.Method method, Object[] given)
      throws Throwable {
    Object[] arguments = given == null ? new Object[0] : given;
    if (method.getDeclaringClass() == Object.class) {
      return Delegation.ofObject(proxy, method, arguments, "request specification");
    }
    if (takenOver.isEmpty()) {
      Object answer = here(proxy, method, arguments);
      if (answer != NOT_HERE) {
        return answer;
      }
      takenOver = Optional.of(replayed());
    }
    return Delegation.call(takenOver.orElseThrow(), method, arguments);
  }

  private Object here(Object proxy, java.lang.reflect.Method method, Object[] arguments)
      throws Throwable {
    String name = method.getName();
    if (arguments.length == 0 && WORDS.contains(name)) {
      return proxy;
    }
    if (VERBS.contains(name)) {
      return sent(name, arguments);
    }
    if (name.equals("request")) {
      Object verb = arguments[0];
      boolean plain = verb instanceof String || verb instanceof Method;
      String word = verb instanceof Method m ? m.name() : verb.toString();
      return plain ? sent(word, Arrays.copyOfRange(arguments, 1, arguments.length)) : NOT_HERE;
    }
    if (!understood(name, method.getParameterTypes(), arguments)) {
      return NOT_HERE;
    }
    calls.add(new Call(method, arguments));
    return proxy;
  }

  private boolean understood(String name, Class<?>[] types, Object[] arguments) {
    return switch (name) {
      case "header" ->
          arguments.length == 3
              && isEmpty(arguments[2])
              && draft.header(arguments[0], arguments[1]);
      case "headers" -> arguments[0] instanceof Map<?, ?> map && draft.headers(map);
      case "contentType" -> draft.contentType(text(arguments[0]));
      case "accept" ->
          draft.header(
              "Accept",
              arguments[0] instanceof ContentType type
                  ? type.getAcceptHeader()
                  : text(arguments[0]));
      case "body" -> arguments.length == 1 && draft.body(types[0], arguments[0]);
      case "cookie" ->
          arguments.length == 3
              && isEmpty(arguments[2])
              && draft.cookie(text(arguments[0]), arguments[1]);
      case "queryParam" ->
          arguments[1] instanceof Object[] values
              && values.length == 1
              && draft.queryParam(text(arguments[0]), values[0]);
      case "queryParams" ->
          arguments.length == 1
              && arguments[0] instanceof Map<?, ?> map
              && map.entrySet().stream()
                  .allMatch(e -> draft.queryParam(text(e.getKey()), e.getValue()));
      case "pathParam" -> draft.pathParam(text(arguments[0]), arguments[1]);
      case "pathParams" ->
          arguments.length == 1
              && arguments[0] instanceof Map<?, ?> map
              && map.entrySet().stream()
                  .allMatch(e -> draft.pathParam(text(e.getKey()), e.getValue()));
      case "urlEncodingEnabled" -> draft.urlEncoding(Boolean.TRUE.equals(arguments[0]));
      default -> false;
    };
  }

  private Object sent(String verb, Object[] arguments) throws Throwable {
    Optional<Sending> sending = draft.sending(verb.toUpperCase(Locale.ROOT), arguments);
    if (sending.isEmpty()) {
      return NOT_HERE;
    }
    long started = System.nanoTime();
    try {
      Exchanged exchanged = transport.send(sending.get());
      return Answered.response(exchanged, System.nanoTime() - started, this::realResponse);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The answer as REST Assured would have given it. */
  private Response realResponse(Exchanged exchanged) {
    return real.get()
        .noFilters()
        .filter((request, expected, context) -> RealResponse.of(exchanged))
        .get("/");
  }

  private RequestSpecification replayed() throws Throwable {
    RequestSpecification specification = real.get();
    if (draft.hasText()) {
      // REST Assured refuses media types it does not know unless told that they are text.
      specification = RealResponse.takingAsText(specification, draft.contentType());
    }
    for (Call call : calls) {
      Delegation.call(specification, call.method, call.arguments);
    }
    return specification;
  }

  private static boolean isEmpty(Object array) {
    return array instanceof Object[] values && values.length == 0;
  }

  private static String text(Object value) {
    return value == null ? "" : value.toString();
  }
}
