package io.sluice.http.rest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/** A real server that keeps what it was sent and answers what it was told to. */
final class EchoService implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** One line for each request: method, path, headers that matter, body. */
  final List<String> seen = new CopyOnWriteArrayList<>();

  volatile int status = 200;
  volatile String type = "application/json";
  volatile byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
  volatile boolean compressed;
  final Map<String, List<String>> headers = new TreeMap<>();

  EchoService() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] sent = exchange.getRequestBody().readAllBytes();
      seen.add(line(exchange, sent));
      headers.forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
      exchange.getResponseHeaders().set("Content-Type", type);
      byte[] out = compressed ? zipped(body) : body;
      if (compressed) {
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      }
      boolean empty = out.length == 0 || exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(status, empty ? -1 : out.length);
      if (!empty) {
        try (OutputStream stream = exchange.getResponseBody()) {
          stream.write(out);
        }
      }
    }
  }

  private static String line(HttpExchange exchange, byte[] sent) {
    List<String> told = new ArrayList<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              boolean ofTheClient =
                  List.of("Connection", "User-agent", "Host", "Http2-settings", "Upgrade")
                      .contains(name);
              // Java's client says so also where there is no body; RFC 9110 allows both.
              boolean none = name.equals("Content-length") && values.equals(List.of("0"));
              if (!ofTheClient && !none) {
                told.add(name + "=" + values);
              }
            });
    told.sort(null);
    return exchange.getRequestMethod()
        + " "
        + exchange.getRequestURI()
        + " "
        + told
        + " "
        + new String(sent, StandardCharsets.UTF_8);
  }

  private static byte[] zipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes);
    }
    return zipped.toByteArray();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
