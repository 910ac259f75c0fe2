package io.sluice.steps.api;

import java.nio.charset.StandardCharsets;

/** Makes what a person writes as a path fit for a request. */
final class RequestPath {
  private static final String ALLOWED = "-._~:/?[]@!$&'()*+,;=%";

  private RequestPath() {}

  /**
   * Percent-encodes what may not stand in a URI (RFC 3986), such as spaces and accents; what is
   * encoded already stays.
   */
  static String encode(String path) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || ALLOWED.indexOf(c) >= 0;
      encoded.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return encoded.toString();
  }
}
