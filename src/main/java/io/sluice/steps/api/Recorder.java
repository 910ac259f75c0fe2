package io.sluice.steps.api;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import io.sluice.model.evidence.ExposureHeader;
import io.sluice.model.world.World;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Keeps every exchange of an attempt, notes exposures, and turns what goes wrong on the way into a
 * failure of the criterion: it is something observed of the service.
 */
final class Recorder implements Filter {
  private final World world;
  private final ApiSettings settings;
  private final AttemptClient client;
  private Optional<ApiAnswer> last = Optional.empty();
  private int count;

  Recorder(World world, ApiSettings settings, AttemptClient client) {
    this.world = world;
    this.settings = settings;
    this.client = client;
  }

  Optional<ApiAnswer> last() {
    return last;
  }

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    count++;
    last = Optional.empty();
    Exchange.Message sent = new Exchange.Message(request.getHeaders().asList(), body(request));
    CompletableFuture<Void> guard = client.guard();
    long started = System.nanoTime();
    try {
      Response response = context.next(request, expected);
      byte[] body = response.asByteArray();
      guard.complete(null);
      Duration duration = Duration.ofNanos(System.nanoTime() - started);
      List<Header> headers = response.getHeaders().asList();
      Exchange.Message message = new Exchange.Message(headers, body);
      keep(request, sent, new Exchange.Received(response.statusCode(), message), duration);
      return response;
    } catch (Exception e) {
      // Exception: REST Assured throws checked ones undeclared.
      boolean late = !guard.complete(null);
      Duration duration = Duration.ofNanos(System.nanoTime() - started);
      String why = why(e, late || duration.compareTo(client.limit()) >= 0);
      attach(exchange(request, sent, Optional.empty(), why, duration));
      throw new AssertionError(
          settings.secrets().mask("the service did not answer " + line(request) + ": " + why), e);
    }
  }

  private void keep(
      FilterableRequestSpecification request,
      Exchange.Message sent,
      Exchange.Received received,
      Duration duration) {
    Exchange exchange = exchange(request, sent, Optional.of(received), "", duration);
    ApiAnswer answer = new ApiAnswer(exchange, received, settings.secrets());
    last = Optional.of(answer);
    attach(exchange);
    for (String value : answer.header(settings.exposureHeader())) {
      ExposureHeader.parse(value).forEach(world::exposed);
    }
  }

  private Exchange exchange(
      FilterableRequestSpecification request,
      Exchange.Message sent,
      Optional<Exchange.Received> received,
      String failure,
      Duration duration) {
    return new Exchange(
        count, request.getMethod(), path(request), sent, received, failure, duration);
  }

  private void attach(Exchange exchange) {
    world.attach(
        exchange.name(settings.secrets()),
        "text/plain",
        exchange.text(settings.secrets()).getBytes(StandardCharsets.UTF_8));
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

  private static String line(FilterableRequestSpecification request) {
    return request.getMethod() + " " + path(request);
  }

  private static String path(FilterableRequestSpecification request) {
    try {
      URI uri = URI.create(request.getURI());
      return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    } catch (IllegalArgumentException e) {
      return request.getURI();
    }
  }

  private String why(Exception e, boolean late) {
    if (late || e instanceof SocketTimeoutException) {
      return "nothing, or not all of it, within " + client.limit().toMillis() + " ms";
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
