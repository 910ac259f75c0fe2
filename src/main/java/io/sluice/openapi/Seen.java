package io.sluice.openapi;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An exchange, as it went over the wire.
 *
 * @param method of the request, e.g. {@code POST}
 * @param uri whole and encoded
 * @param sent headers and body of the request
 * @param status of the answer
 * @param received headers and body of the answer
 */
public record Seen(String method, URI uri, Message sent, int status, Message received) {
  /**
   * Headers and body.
   *
   * @param headers in order, a name may come again
   * @param body empty if there is none
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record Message(List<Map.Entry<String, String>> headers, byte[] body) {
    /** Makes the list immutable. */
    public Message {
      headers = List.copyOf(headers);
    }

    /** The first value of a header, whatever its case. */
    Optional<String> header(String name) {
      return headers.stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(Map.Entry::getValue)
          .findFirst();
    }

    /** The media type without parameters, in lower case; empty text if none is given. */
    String mediaType() {
      return bare(header("Content-Type").orElse(""));
    }

    boolean isEmpty() {
      return body.length == 0;
    }
  }

  /** Whether the service did what it was asked to. */
  boolean accepted() {
    return status / 100 == 2;
  }

  static String bare(String mediaType) {
    int end = mediaType.indexOf(';');
    return (end < 0 ? mediaType : mediaType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }
}
