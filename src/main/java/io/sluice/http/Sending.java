package io.sluice.http;

import java.net.URI;
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
}
