package io.sluice.model.world;

import java.util.Map;

/**
 * What makes a request act as somebody; secret.
 *
 * @param headers name to value, e.g. {@code Authorization}
 * @param cookies name to value
 */
public record Credential(Map<String, String> headers, Map<String, String> cookies) {
  /** Makes the maps immutable. */
  public Credential {
    headers = Map.copyOf(headers);
    cookies = Map.copyOf(cookies);
  }

  /** One header. */
  public static Credential header(String name, String value) {
    return new Credential(Map.of(name, value), Map.of());
  }

  /** A bearer token (RFC 6750). */
  public static Credential bearer(String token) {
    return header("Authorization", "Bearer " + token);
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "Credential" + headers.keySet() + cookies.keySet();
  }
}
