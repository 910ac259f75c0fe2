package io.sluice.http.rest;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;

/**
 * A request as it goes out.
 *
 * @param method e.g. {@code POST}
 * @param uri whole and encoded
 * @param headers in order, a name may come again
 * @param body empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Sending(
    String method, URI uri, List<Map.Entry<String, String>> headers, byte[] body) {
  /** Makes the list immutable. */
  public Sending {
    headers = List.copyOf(headers);
  }

  /**
   * For Java's own client.
   *
   * @throws IllegalArgumentException if a header may not be set with it, or is none
   */
  public HttpRequest request() {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    headers.forEach(header -> request.header(header.getKey(), header.getValue()));
    boolean none = body.length == 0;
    if (none && method.equals("GET")) {
      return request.GET().build(); // any other way of saying so sends a Content-Length
    }
    return request
        .method(method, none ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
        .build();
  }
}
