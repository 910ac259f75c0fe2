package io.sluice.http;

import java.util.Map;
import java.util.Optional;

/**
 * A request with {@code ${name}} placeholders, as sluice.yaml writes it.
 *
 * @param method e.g. {@code POST}
 * @param path path below the service's base URL, or an absolute URL
 * @param headers header name to value
 * @param body the body; {@code Content-Type} is JSON unless a header says otherwise
 */
public record RequestTemplate(
    String method, String path, Map<String, String> headers, Optional<String> body) {
  /** Makes the map immutable. */
  public RequestTemplate {
    headers = Map.copyOf(headers);
  }
}
