package io.sluice.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A small forward proxy (RFC 9110, sections 3.7 and 9.3.6) of this process: CONNECT, and requests
 * with a whole URL. It alone knows where its hosts are.
 */
public final class ForwardProxy implements AutoCloseable {
  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, URI> hosts;
  private final List<String> seen = new CopyOnWriteArrayList<>();

  /**
   * @param hosts name to where it is
   */
  public ForwardProxy(Map<String, URI> hosts) {
    this.hosts = Map.copyOf(hosts);
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  /** Where it listens. */
  public URI url() {
    return URI.create("http://localhost:" + server.getLocalPort());
  }

  /** The first line of each connection: {@code CONNECT app.test:443 HTTP/1.1}. */
  public List<String> seen() {
    return seen;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = client.getInputStream();
      String head = head(in);
      String first = head.lines().findFirst().orElse("");
      seen.add(first);
      String[] words = first.split(" ", -1);
      boolean tunnel = words[0].equals("CONNECT");
      String host = tunnel ? words[1].replaceFirst(":.*", "") : URI.create(words[1]).getHost();
      URI to = hosts.get(host);
      if (to == null) {
        send(client, "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
        return;
      }
      try (Socket service = new Socket(to.getHost(), to.getPort())) {
        if (tunnel) {
          send(client, "HTTP/1.1 200 Connection established\r\n\r\n");
        } else {
          String path = words[1].replaceFirst("^http://[^/]+", "");
          send(service, head.replace(first, words[0] + " " + path + " " + words[2]));
        }
        threads.execute(() -> copy(service, client));
        copy(client, service);
      }
    } catch (IOException e) {
      // Somebody hung up.
    }
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the client hung up");
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static void send(Socket to, String text) throws IOException {
    to.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void copy(Socket from, Socket to) {
    try {
      OutputStream out = to.getOutputStream();
      from.getInputStream().transferTo(out);
      to.shutdownOutput();
    } catch (IOException e) {
      // Somebody hung up.
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
