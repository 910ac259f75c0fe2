package io.sluice.openapi;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of URLs (RFC 3986). */
final class Percent {
  private Percent() {}

  /** What was encoded; the text itself if it is not encoded well. */
  static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
