package io.sluice.reference.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.sluice.reference.flag.Exposures;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A small HTTP server on the loopback interface. */
public final class HttpServer implements AutoCloseable {
  /** The only interface it listens on. */
  public static final String HOST = "127.0.0.1";

  private static final int MAX_THREADS = 16;
  private static final int MIN_THREADS = 4;
  private static final long MAX_BODY_BYTES = 1_000_000;

  private final Javalin app;

  private HttpServer(Javalin app) {
    this.app = app;
  }

  /**
   * Starts a server.
   *
   * @param port 0 takes a free one
   * @param routes what it serves
   */
  public static HttpServer start(
      int port,
      Log log,
      Metrics metrics,
      FailureView json,
      FailureView page,
      List<Consumer<Javalin>> routes) {
    Javalin app = Javalin.create(config -> configure(config, port, log, metrics));
    app.before(HttpServer::secure);
    new Failures(json, page, log).register(app);
    routes.forEach(route -> route.accept(app));
    app.after(HttpServer::tellExposures);
    app.start();
    return new HttpServer(app);
  }

  private static void configure(JavalinConfig config, int port, Log log, Metrics metrics) {
    config.showJavalinBanner = false;
    config.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = MAX_BODY_BYTES;
    config.http.disableCompression();
    config.jetty.threadPool = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.jetty.addConnector(
        (server, http) -> {
          ServerConnector connector =
              new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
          connector.setHost(HOST);
          connector.setPort(port);
          return connector;
        });
    config.requestLogger.http(
        (context, milliseconds) -> {
          log.request(context, milliseconds);
          metrics.request(context, milliseconds);
        });
  }

  private static void secure(Context context) {
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "same-origin");
    context.header("Cache-Control", "no-store");
    context.header(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
            + " frame-ancestors 'none'; base-uri 'none'");
  }

  private static void tellExposures(Context context) {
    context.header(
        Exposures.HEADER, Visit.find(context).map(visit -> visit.exposures().header()).orElse(""));
  }

  /** The port it listens on. */
  public int port() {
    return app.port();
  }

  @Override
  public void close() {
    app.stop();
  }
}
