package io.sluice.steps.api;

import io.sluice.http.Network;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.http.HttpEntity;
import org.apache.http.HttpHost;
import org.apache.http.HttpResponse;
import org.apache.http.client.HttpClient;
import org.apache.http.conn.ClientConnectionManager;
import org.apache.http.conn.routing.HttpRoute;
import org.apache.http.conn.routing.HttpRoutePlanner;
import org.apache.http.conn.scheme.Scheme;
import org.apache.http.conn.scheme.SchemeRegistry;
import org.apache.http.conn.ssl.SSLSocketFactory;
import org.apache.http.entity.HttpEntityWrapper;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.impl.client.DefaultHttpRequestRetryHandler;
import org.apache.http.impl.conn.PoolingClientConnectionManager;
import org.apache.http.impl.conn.SchemeRegistryFactory;
import org.apache.http.params.CoreConnectionPNames;
import org.apache.http.params.HttpParams;

/**
 * The connections of one attempt, kept alive between its requests. REST Assured takes no newer
 * client than this deprecated one.
 */
@SuppressWarnings("deprecation")
final class AttemptClient implements AutoCloseable {
  private static final long LARGEST = 16L * 1024 * 1024;

  private final PoolingClientConnectionManager connections;
  private final DefaultHttpClient http;
  private final Executor atLimit;

  AttemptClient(Duration limit, Network network) {
    SchemeRegistry schemes = SchemeRegistryFactory.createDefault();
    network
        .tls()
        .ifPresent(tls -> schemes.register(new Scheme("https", 443, new SSLSocketFactory(tls))));
    this.connections = new PoolingClientConnectionManager(schemes);
    this.http =
        network.settings().proxy().isPresent()
            ? new Through(connections, network)
            : new DefaultHttpClient(connections);
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

  /**
   * Reaches hosts through the proxy of the environment, unless a request names a proxy of its own:
   * REST Assured sets a planner for that before each request.
   */
  private static final class Through extends DefaultHttpClient {
    private final Network network;

    Through(ClientConnectionManager connections, Network network) {
      super(connections);
      this.network = network;
    }

    @Override
    public synchronized void setRoutePlanner(HttpRoutePlanner planner) {
      super.setRoutePlanner(
          (target, request, context) -> {
            HttpRoute route = planner.determineRoute(target, request, context);
            return route.getProxyHost() == null ? through(route) : route;
          });
    }

    private HttpRoute through(HttpRoute direct) {
      HttpHost target = direct.getTargetHost();
      return network
          .proxyTo(target.getHostName())
          .map(proxy -> new HttpHost(proxy.getHost(), proxy.getPort(), proxy.getScheme()))
          .map(proxy -> new HttpRoute(target, null, proxy, direct.isSecure()))
          .orElse(direct);
    }
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
