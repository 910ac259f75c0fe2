package io.sluice.steps.api;

import java.nio.charset.StandardCharsets;

/** Makes what a person writes as a path fit for a request. */
final class RequestPath {
  private static final String IN_PATH = "-._~:/@!$&'()*+,;=";
  private static final String IN_QUERY = IN_PATH + "?[]";

  private RequestPath() {}

  /**
   * Percent-encodes what may not stand in a URI (RFC 3986), such as spaces and accents; what is
   * encoded already stays.
   */
  static String encode(String path) {
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    StringBuilder encoded = new StringBuilder();
    String allowed = IN_PATH;
    for (int i = 0; i < bytes.length; i++) {
      char c = (char) (bytes[i] & 0xff);
      boolean query = c == '?' && allowed.equals(IN_PATH);
      allowed = query ? IN_QUERY : allowed;
      boolean plain = isLetterOrDigit(c) || allowed.indexOf(c) >= 0 || isEscape(bytes, i);
      encoded.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return encoded.toString();
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** Whether a percent sign begins what is encoded already; one that does not is itself. */
  private static boolean isEscape(byte[] bytes, int at) {
    return bytes[at] == '%'
        && at + 2 < bytes.length
        && Character.digit(bytes[at + 1], 16) >= 0
        && Character.digit(bytes[at + 2], 16) >= 0;
  }
}
