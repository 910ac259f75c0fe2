package io.sluice.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The one HTTP client of a run: its connections are kept alive and shared by all lanes. Follows no
 * redirect, keeps no cookie, and never sends a request twice: a hidden second try would hide a
 * flaw, or do something twice. Thread-safe; blocks the calling thread.
 */
public final class PooledClient {
  private static final int CONNECTIONS = 256;

  private final CloseableHttpClient http;
  private static final String SLF4J_VERBOSITY = "slf4j.internal.verbosity";

  private final Duration limit;
  private final Network network;
  private final Watchdog watchdog = new Watchdog();

  /**
   * Connects on first use.
   *
   * @param limit for one exchange, from connecting to the last byte of the answer
   */
  public PooledClient(Duration limit) {
    this(limit, Network.direct());
  }

  /**
   * As the other one, on this way.
   *
   * @param network proxy and trusted certificates
   */
  public PooledClient(Duration limit, Network network) {
    quiet();
    this.limit = limit;
    this.network = network;
    Timeout timeout = Timeout.of(Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS);
    PoolingHttpClientConnectionManagerBuilder connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .useSystemProperties()
            .setMaxConnTotal(CONNECTIONS)
            .setMaxConnPerRoute(CONNECTIONS)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(timeout)
                    .setSocketTimeout(timeout)
                    .build());
    network
        .tls()
        .ifPresent(tls -> connections.setTlsSocketStrategy(new DefaultClientTlsStrategy(tls)));
    HttpClientBuilder client =
        HttpClients.custom()
            .setConnectionManager(connections.build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setResponseTimeout(timeout)
                    .setConnectionRequestTimeout(timeout)
                    .build())
            .useSystemProperties()
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression();
    if (network.settings().proxy().isPresent()) {
      client.setRoutePlanner(new Through(network));
    }
    this.http = client.build();
  }

  /** Decides for each host whether it is reached through the proxy. */
  private static final class Through extends DefaultRoutePlanner {
    private final Network network;

    Through(Network network) {
      super(null);
      this.network = network;
    }

    @Override
    protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
      return network.proxyTo(target.getHostName()).map(HttpHost::create).orElse(null);
    }
  }

  /**
   * SLF4J, which this client and others log with, warns where nothing takes its logs: most projects
   * need none.
   */
  public static void quiet() {
    if (System.getProperty(SLF4J_VERBOSITY) == null) {
      System.setProperty(SLF4J_VERBOSITY, "ERROR");
    }
  }

  /** The way that its requests take. */
  public Network network() {
    return network;
  }

  /** The limit for one exchange. */
  public Duration limit() {
    return limit;
  }

  /**
   * Sends a request and waits for the whole answer, whatever its status.
   *
   * @param largest more bytes than this are an error
   * @throws SocketTimeoutException if the limit has passed
   * @throws InterruptedIOException if interrupted; the thread stays so
   * @throws IOException what else went wrong on the way
   */
  public Exchanged send(Sending sending, int largest) throws IOException {
    HttpUriRequestBase request = request(sending);
    try (Watchdog.Watch watch = watchdog.over(request, limit)) {
      try {
        return http.execute(request, response -> exchanged(response, largest));
      } catch (IOException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedIOException("interrupted");
        }
        if (watch.late() || e instanceof SocketTimeoutException) {
          throw new SocketTimeoutException("no answer within " + limit.toMillis() + " ms");
        }
        throw e;
      } catch (CancellationException e) {
        // It had not even a connection yet.
        if (watch.late()) {
          throw new SocketTimeoutException("no answer within " + limit.toMillis() + " ms");
        }
        throw new InterruptedIOException("interrupted");
      }
    }
  }

  private static HttpUriRequestBase request(Sending sending) {
    HttpUriRequestBase request = new HttpUriRequestBase(sending.method(), sending.uri());
    sending.headers().forEach(header -> request.addHeader(header.getKey(), header.getValue()));
    if (sending.body().length > 0) {
      request.setEntity(new ByteArrayEntity(sending.body(), null));
    }
    return request;
  }

  private static Exchanged exchanged(ClassicHttpResponse response, int largest) throws IOException {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    for (Header header : response.getHeaders()) {
      String value = header.getValue();
      headers.add(Map.entry(header.getName(), value == null ? "" : value));
    }
    return new Exchanged(response.getCode(), headers, body(response.getEntity(), largest));
  }

  private static byte[] body(HttpEntity entity, int largest) throws IOException {
    if (entity == null) {
      return new byte[0];
    }
    try (InputStream in = entity.getContent()) {
      byte[] body = in.readNBytes(largest + 1);
      if (body.length > largest) {
        throw new IOException("the answer is larger than " + largest + " bytes");
      }
      return body;
    }
  }
}
