package io.sluice.http;

import io.sluice.model.Secrets;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The client Sluice itself uses: readiness, build id, tenants, flags. Follows no redirect, waits no
 * longer than its timeout for a whole answer, and reads no more than {@value #LARGEST} bytes of it.
 * Thread-safe; connections are kept alive between requests.
 */
public final class ControlClient {
  /** Bytes of the largest answer that is read; a larger one is an error. */
  public static final int LARGEST = 4 * 1024 * 1024;

  private final PooledClient http;
  private final URI base;
  private final Secrets secrets;

  /**
   * @param base what paths are relative to
   * @param timeout for one request, from connecting to the last byte of the answer
   * @param secrets masked in every message
   */
  public ControlClient(URI base, Duration timeout, Secrets secrets) {
    this(new PooledClient(timeout), base, secrets);
  }

  /**
   * The same over connections that others use as well.
   *
   * @param http the run's client
   */
  public ControlClient(PooledClient http, URI base, Secrets secrets) {
    this.http = http;
    this.base = base;
    this.secrets = secrets;
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
    return exchange(filled).answer();
  }

  /**
   * An answer with its headers, which may hold secrets.
   *
   * @param headers names and values as received; a name may come again
   */
  public record WithHeaders(Answer answer, List<Map.Entry<String, String>> headers) {
    /** Makes the list immutable. */
    public WithHeaders {
      headers = List.copyOf(headers);
    }

    /** Every value of a header, whatever its case. */
    public List<String> all(String name) {
      return headers.stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(Map.Entry::getValue)
          .toList();
    }

    @Override
    public String toString() {
      return answer.toString();
    }
  }

  /** As {@link #send}; tells the answer's headers, too. */
  public WithHeaders exchange(RequestTemplate filled) throws IOException {
    String line = filled.method() + " " + secrets.mask(filled.path());
    Sending request = request(filled, line);
    try {
      Exchanged answer = http.send(request, LARGEST);
      return new WithHeaders(
          new Answer(
              filled.method(),
              secrets.mask(filled.path()),
              answer.status(),
              new String(answer.body(), StandardCharsets.UTF_8)),
          answer.headers());
    } catch (IOException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException(line + ": interrupted");
      }
      throw new IOException(line + ": " + cause(e), e);
    }
  }

  private Sending request(RequestTemplate filled, String line) throws IOException {
    List<Map.Entry<String, String>> headers = new ArrayList<>(filled.headers().entrySet());
    boolean typed = filled.headers().keySet().stream().anyMatch("Content-Type"::equalsIgnoreCase);
    if (filled.body().isPresent() && !typed) {
      headers.add(Map.entry("Content-Type", "application/json"));
    }
    try {
      if (headers.stream().anyMatch(header -> hasControls(header.getKey() + header.getValue()))) {
        throw new IllegalArgumentException("a header that would be two");
      }
      byte[] body = filled.body().orElse("").getBytes(StandardCharsets.UTF_8);
      return new Sending(filled.method(), uri(filled.path()), headers, body);
    } catch (IllegalArgumentException e) {
      // Its message may quote a header's value, which may be a secret: not even kept as the cause.
      throw new IOException(line + ": not a request that can be sent (address, method or header)");
    }
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(c -> c < ' ' && c != '\t');
  }

  private URI uri(String path) {
    if (path.startsWith("http://") || path.startsWith("https://")) {
      return URI.create(path);
    }
    String root = base.toString();
    String start = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
    return URI.create(start + (path.startsWith("/") ? path : "/" + path));
  }

  private String cause(IOException failed) {
    if (failed instanceof SocketTimeoutException) {
      return "no answer within " + http.limit().toMillis() + " ms";
    }
    if (failed instanceof ConnectException) {
      return "connection refused";
    }
    String message = failed.getMessage();
    return secrets.mask(message == null ? failed.getClass().getSimpleName() : message);
  }
}
