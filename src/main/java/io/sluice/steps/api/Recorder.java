package io.sluice.steps.api;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import io.sluice.http.Exchanged;
import io.sluice.http.Sending;
import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import io.sluice.model.evidence.ExposureHeader;
import io.sluice.model.world.World;
import io.sluice.openapi.ExchangeCheck;
import io.sluice.openapi.Seen;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Keeps every exchange of an attempt, notes exposures, and turns what goes wrong on the way into a
 * failure of the criterion: it is something observed of the service.
 */
final class Recorder implements Filter {
  private static final int LARGEST = 16 * 1024 * 1024;
  private static final int MOST_NEWS = 50;
  private static final Set<String> ASKING = Set.of("GET", "HEAD");

  private final World world;
  private final ApiSettings settings;
  private final Supplier<AttemptClient> client;
  private Optional<Sending> asked = Optional.empty();
  private Optional<ApiAnswer> last = Optional.empty();
  private Optional<ApiAnswer> shown = Optional.empty();
  private boolean repeating;
  private int told;
  private int count;

  Recorder(World world, ApiSettings settings, Supplier<AttemptClient> client) {
    this.world = world;
    this.settings = settings;
    this.client = client;
  }

  /** The last answer. */
  ApiAnswer answer() {
    return last.orElseThrow(
        () ->
            new InvalidInput(
                Problem.of(
                    "there is no answer yet",
                    "send a request first, e.g. When the analyst sends GET \"/api/clients\"")));
  }

  /** Whether sending the last request once more does nothing but ask. */
  boolean canAskAgain() {
    return asked.map(Sending::method).filter(ASKING::contains).isPresent();
  }

  /** Sends the last request once more, over the run's client; kept only if it tells news. */
  void again() {
    repeating = true;
    try {
      send(asked.orElseThrow());
    } finally {
      repeating = false;
    }
  }

  /** The common path: sends over the run's client. */
  Exchanged send(Sending sending) {
    begin();
    asked = Optional.of(sending);
    List<Header> headers =
        sending.headers().stream().map(h -> new Header(h.getKey(), h.getValue())).toList();
    Request request =
        new Request(
            sending.method(),
            sending.uri().toString(),
            new Exchange.Message(headers, sending.body()));
    long started = System.nanoTime();
    Exchanged exchanged;
    try {
      exchanged = Decoding.of(settings.client().send(sending, LARGEST));
    } catch (IOException | IllegalArgumentException e) {
      throw failed(request, e, false, started);
    }
    Duration duration = Duration.ofNanos(System.nanoTime() - started);
    List<Header> received =
        exchanged.headers().stream().map(h -> new Header(h.getKey(), h.getValue())).toList();
    Exchange.Message message = new Exchange.Message(received, exchanged.body());
    keep(request, new Exchange.Received(exchanged.status(), message), duration);
    return exchanged;
  }

  /** Whatever takes REST Assured's own way. */
  @Override
  public Response filter(
      FilterableRequestSpecification specification,
      FilterableResponseSpecification expected,
      FilterContext context) {
    begin();
    asked = question(specification);
    Request request =
        new Request(
            specification.getMethod(),
            specification.getURI(),
            new Exchange.Message(specification.getHeaders().asList(), body(specification)));
    CompletableFuture<Void> guard = client.get().guard();
    long started = System.nanoTime();
    Response response;
    byte[] body;
    try {
      response = context.next(specification, expected);
      body = response.asByteArray();
      guard.complete(null);
    } catch (Exception e) {
      // Exception: REST Assured throws checked ones undeclared.
      throw failed(request, e, !guard.complete(null), started);
    }
    Duration duration = Duration.ofNanos(System.nanoTime() - started);
    Exchange.Message message = new Exchange.Message(response.getHeaders().asList(), body);
    keep(request, new Exchange.Received(response.statusCode(), message), duration);
    return response;
  }

  private record Request(String method, String address, Exchange.Message sent) {
    String line() {
      return method + " " + path();
    }

    /** Path and query. */
    String path() {
      return uri()
          .map(uri -> uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()))
          .orElse(address);
    }

    Optional<URI> uri() {
      try {
        return Optional.of(URI.create(address));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
  }

  private void begin() {
    count++;
    last = Optional.empty();
  }

  private AssertionError failed(Request request, Exception e, boolean late, long started) {
    Duration duration = Duration.ofNanos(System.nanoTime() - started);
    String why = why(e, late || duration.compareTo(world.stepTimeout()) >= 0);
    attach(exchange(request, Optional.empty(), why, duration));
    return new AssertionError(
        settings.secrets().mask("the service did not answer " + request.line() + ": " + why), e);
  }

  private void keep(Request request, Exchange.Received received, Duration duration) {
    Exchange exchange = exchange(request, Optional.of(received), "", duration);
    ApiAnswer answer = new ApiAnswer(exchange, received, settings.secrets());
    last = Optional.of(answer);
    if (!repeating || isNews(answer)) {
      shown = last;
      attach(exchange);
    }
    List<String> flags = answer.header(settings.exposureHeader());
    if (flags.isEmpty()) {
      world.untold(request.line());
    }
    for (String value : flags) {
      ExposureHeader.parse(value).forEach(world::exposed);
    }
    if (settings.check() != ExchangeCheck.NONE) {
      request.uri().ifPresent(uri -> check(request, uri, received, answer));
    }
  }

  private void check(Request request, URI uri, Exchange.Received received, ApiAnswer answer) {
    Seen seen =
        new Seen(
            request.method, uri, seen(request.sent), received.status(), seen(received.message()));
    Optional<String> problem = settings.check().problem(seen);
    if (problem.isPresent()) {
      throw new Misfit(answer.failure(problem.get()));
    }
  }

  private static Seen.Message seen(Exchange.Message message) {
    List<Map.Entry<String, String>> headers =
        message.headers().stream()
            .map(h -> Map.entry(h.getName(), String.valueOf(h.getValue())))
            .toList();
    return new Seen.Message(headers, message.body());
  }

  /** An answer with a clock in it would otherwise fill the evidence. */
  private boolean isNews(ApiAnswer answer) {
    boolean news = told < MOST_NEWS && shown.filter(answer::says).isEmpty();
    told += news ? 1 : 0;
    return news;
  }

  private Exchange exchange(
      Request request, Optional<Exchange.Received> received, String failure, Duration duration) {
    return new Exchange(
        count, request.method, request.path(), request.sent, received, failure, duration);
  }

  private void attach(Exchange exchange) {
    world.attach(
        exchange.name(settings.secrets()),
        "text/plain",
        () -> exchange.text(settings.secrets()).getBytes(StandardCharsets.UTF_8));
  }

  /** What REST Assured sends, without a body: only what has none is sent again. */
  private static Optional<Sending> question(FilterableRequestSpecification request) {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    request.getHeaders().forEach(h -> headers.add(Map.entry(h.getName(), h.getValue())));
    String cookies =
        request.getCookies().asList().stream()
            .map(cookie -> cookie.getName() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
    if (!cookies.isEmpty()) {
      headers.add(Map.entry("Cookie", cookies));
    }
    try {
      URI uri = URI.create(request.getURI());
      return Optional.of(new Sending(request.getMethod(), uri, headers, new byte[0]));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static byte[] body(FilterableRequestSpecification request) {
    Object body = request.getBody();
    if (body instanceof byte[] bytes) {
      return bytes;
    }
    String text = body == null ? withoutBody(request) : body.toString();
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What an adopter's step sent as a form or in parts, for people. */
  private static String withoutBody(FilterableRequestSpecification request) {
    String form =
        request.getFormParams().entrySet().stream()
            .map(field -> field.getKey() + "=" + field.getValue())
            .collect(Collectors.joining("&"));
    int parts = request.getMultiPartParams().size();
    return parts == 0 ? form : form + "(" + parts + " parts)";
  }

  private String why(Exception e, boolean late) {
    if (late || e instanceof SocketTimeoutException) {
      return "nothing, or not all of it, within " + world.stepTimeout().toMillis() + " ms";
    }
    if (e instanceof ConnectException) {
      return "connection refused";
    }
    if (e instanceof UnknownHostException) {
      return "unknown host " + e.getMessage();
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
