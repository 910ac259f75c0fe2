package io.sluice.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The one HTTP client of a run: its connections are kept alive and shared by all lanes. HTTP/1.1,
 * as every service speaks it; follows no redirect and keeps no cookie. Thread-safe.
 */
public final class PooledClient {
  private final HttpClient http;

  /** Connects on first use. */
  public PooledClient() {
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * Sends a request and waits for the whole answer, whatever its status.
   *
   * @param limit from connecting to the last byte
   * @param largest more bytes than this are an error
   * @throws java.net.http.HttpTimeoutException if the limit has passed
   * @throws InterruptedIOException if interrupted; the thread stays so
   * @throws IOException what else went wrong on the way
   */
  public Exchanged send(HttpRequest request, Duration limit, int largest) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request, info -> new BoundedBody(largest));
    try {
      return exchanged(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new java.net.http.HttpTimeoutException("no answer within " + limit.toMillis() + " ms");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IOException(e.getCause() == null ? e : e.getCause());
    }
  }

  private static Exchanged exchanged(HttpResponse<byte[]> response) {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    response
        .headers()
        .map()
        .forEach((name, values) -> values.forEach(value -> headers.add(Map.entry(name, value))));
    return new Exchanged(response.statusCode(), headers, response.body());
  }
}
