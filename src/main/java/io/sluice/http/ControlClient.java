package io.sluice.http;

import io.sluice.model.Secrets;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The client Sluice itself uses: readiness, build id, tenants, flags. Follows no redirect, waits no
 * longer than its timeout for a whole answer, and reads no more than {@value #LARGEST} bytes of it.
 * Thread-safe; connections are kept alive between requests.
 */
public final class ControlClient {
  /** Bytes of the largest answer that is read; a larger one is an error. */
  public static final int LARGEST = 4 * 1024 * 1024;

  private final HttpClient http;
  private final URI base;
  private final Duration timeout;
  private final Secrets secrets;

  /**
   * @param base what paths are relative to
   * @param timeout for one request, from connecting to the last byte of the answer
   * @param secrets masked in every message
   */
  public ControlClient(URI base, Duration timeout, Secrets secrets) {
    this.base = base;
    this.timeout = timeout;
    this.secrets = secrets;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
  }

  /** Sends a GET; see {@link #send(RequestTemplate)}. */
  public Answer get(String path) throws IOException {
    return send(new RequestTemplate("GET", path, Map.of(), Optional.empty()));
  }

  /**
   * Sends a request whose placeholders are filled and waits for the whole answer, whatever its
   * status.
   *
   * @throws IOException if there is none in time; the message names method, path and cause, no
   *     secret
   */
  public Answer send(RequestTemplate filled) throws IOException {
    String line = filled.method() + " " + secrets.mask(filled.path());
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request(filled, line), info -> new BoundedBody(LARGEST));
    try {
      HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(
          filled.method(),
          secrets.mask(filled.path()),
          response.statusCode(),
          new String(response.body(), StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(line + ": interrupted");
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new IOException(line + ": no answer within " + timeout.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      throw new IOException(line + ": " + cause(e), e);
    }
  }

  private HttpRequest request(RequestTemplate filled, String line) throws IOException {
    try {
      HttpRequest.Builder request = HttpRequest.newBuilder(uri(filled.path())).timeout(timeout);
      filled.headers().forEach(request::setHeader);
      boolean typed = filled.headers().keySet().stream().anyMatch("Content-Type"::equalsIgnoreCase);
      if (filled.body().isPresent() && !typed) {
        request.setHeader("Content-Type", "application/json");
      }
      return request
          .method(
              filled.method(),
              filled.body().map(BodyPublishers::ofString).orElse(BodyPublishers.noBody()))
          .build();
    } catch (IllegalArgumentException e) {
      // Its message may quote a header's value, which may be a secret: not even kept as the cause.
      throw new IOException(line + ": not a request that can be sent (address, method or header)");
    }
  }

  private URI uri(String path) {
    if (path.startsWith("http://") || path.startsWith("https://")) {
      return URI.create(path);
    }
    String root = base.toString();
    String start = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
    return URI.create(start + (path.startsWith("/") ? path : "/" + path));
  }

  private String cause(ExecutionException failed) {
    Throwable cause = failed.getCause() == null ? failed : failed.getCause();
    if (cause instanceof HttpTimeoutException) {
      return "no answer within " + timeout.toMillis() + " ms";
    }
    if (cause instanceof ConnectException) {
      return "connection refused";
    }
    String message = cause.getMessage();
    return secrets.mask(message == null ? cause.getClass().getSimpleName() : message);
  }
}
