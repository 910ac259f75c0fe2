package io.sluice.steps.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.http.HttpEntity;
import org.apache.http.HttpResponse;
import org.apache.http.client.HttpClient;
import org.apache.http.entity.HttpEntityWrapper;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.impl.client.DefaultHttpRequestRetryHandler;
import org.apache.http.impl.conn.PoolingClientConnectionManager;
import org.apache.http.params.CoreConnectionPNames;
import org.apache.http.params.HttpParams;

/**
 * The connections of one attempt, kept alive between its requests. REST Assured takes no newer
 * client than this deprecated one.
 */
@SuppressWarnings("deprecation")
final class AttemptClient implements AutoCloseable {
  private static final long LARGEST = 16L * 1024 * 1024;

  private final PoolingClientConnectionManager connections = new PoolingClientConnectionManager();
  private final DefaultHttpClient http = new DefaultHttpClient(connections);
  private final Executor atLimit;

  AttemptClient(Duration limit) {
    this.atLimit = CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS);
    HttpParams params = http.getParams();
    params.setIntParameter(CoreConnectionPNames.CONNECTION_TIMEOUT, (int) limit.toMillis());
    params.setIntParameter(CoreConnectionPNames.SO_TIMEOUT, (int) limit.toMillis());
    // A criterion must see the first answer: a hidden second try would hide a flaw, or do it twice.
    http.setHttpRequestRetryHandler(new DefaultHttpRequestRetryHandler(0, false));
    http.addResponseInterceptor((response, context) -> bound(response));
  }

  HttpClient http() {
    return http;
  }

  /**
   * Ends the connections when the limit for one exchange has passed: a service that sends a byte
   * now and then would never meet a read timeout.
   *
   * @return to be completed by the exchange, which cannot if the limit struck first
   */
  CompletableFuture<Void> guard() {
    CompletableFuture<Void> finished = new CompletableFuture<>();
    atLimit.execute(
        () -> {
          if (finished.completeExceptionally(new TimeoutException())) {
            connections.shutdown();
          }
        });
    return finished;
  }

  @Override
  public void close() {
    connections.shutdown();
  }

  private static void bound(HttpResponse response) {
    HttpEntity entity = response.getEntity();
    if (entity != null) {
      response.setEntity(new Bounded(entity));
    }
  }

  private static final class Bounded extends HttpEntityWrapper {
    Bounded(HttpEntity entity) {
      super(entity);
    }

    @Override
    public InputStream getContent() throws IOException {
      return new BoundedStream(super.getContent());
    }
  }

  private static final class BoundedStream extends FilterInputStream {
    private long read;

    BoundedStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int got = super.read(bytes, offset, length);
      count(Math.max(0, got));
      return got;
    }

    private void count(int got) throws IOException {
      read += got;
      if (read > LARGEST) {
        throw new IOException("the answer is larger than " + LARGEST + " bytes");
      }
    }
  }
}
