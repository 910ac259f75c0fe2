package io.sluice.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A tiny web site on a free port of the loopback interface. */
public final class FixtureSite implements AutoCloseable {
  private record Answer(String html, int status, Duration delay, Map<String, String> headers) {}

  private final Map<String, Answer> pages = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final HttpServer server;

  public FixtureSite() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** The page at a path, titled, with this body. */
  public FixtureSite page(String path, String title, String body) {
    return answering(path, title, body, 200, Duration.ZERO, Map.of());
  }

  /** As above, with a status, after a delay, with headers. */
  public FixtureSite answering(
      String path,
      String title,
      String body,
      int status,
      Duration delay,
      Map<String, String> headers) {
    String html =
        "<!doctype html><html lang='en'><head><title>"
            + title
            + "</title></head><body>"
            + body
            + "</body></html>";
    pages.put(path, new Answer(html, status, delay, headers));
    return this;
  }

  /** Method, path, query and body of each request so far, favicons left out. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Answer answer =
        pages.getOrDefault(path, new Answer("no such page", 404, Duration.ZERO, Map.of()));
    if (!path.equals("/favicon.ico")) {
      requests.add(
          (exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body).strip());
    }
    delay(answer.delay());
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] bytes = answer.html().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private void delay(Duration time) {
    try {
      // A slow service, not a wait for something.
      if (!time.isZero() && closing.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
