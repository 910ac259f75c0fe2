package io.sluice.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What came back for a request.
 *
 * @param status the status code
 * @param headers names and values as received; a name may come again
 * @param body the whole body, as it was sent
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Exchanged(int status, List<Map.Entry<String, String>> headers, byte[] body) {
  /** Makes the list immutable. */
  public Exchanged {
    headers = List.copyOf(headers);
  }

  /** The first value of a header, whatever its case. */
  public Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The media type in lower case, without parameters; empty text if none is given. */
  public String mediaType() {
    String type = header("Content-Type").orElse("");
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }
}
