package io.sluice.publish;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Text that others wrote, made safe for a page. */
final class Html {
  private Html() {}

  /**
   * The text for an element's content or a quoted attribute. Characters without a shape, and those
   * that turn the direction of reading so that text looks like something else, are shown as code
   * points.
   */
  static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(c, safe));
    return safe.toString();
  }

  private static void append(int c, StringBuilder safe) {
    switch (c) {
      case '<' -> safe.append("&lt;");
      case '>' -> safe.append("&gt;");
      case '&' -> safe.append("&amp;");
      case '"' -> safe.append("&quot;");
      case '\'' -> safe.append("&#39;");
      case '\n', '\t' -> safe.append((char) c);
      case '\r' -> {}
      default -> {
        if (Character.isISOControl(c) || isSurrogate(c) || turnsDirection(c)) {
          safe.append(String.format("\u27E8U+%04X\u27E9", c));
        } else {
          safe.appendCodePoint(c);
        }
      }
    }
  }

  private static boolean isSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }

  private static boolean turnsDirection(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }

  /** A relative address of a file below the page's folder. */
  static String href(String file) {
    StringBuilder address = new StringBuilder(".");
    for (Path part : Path.of(file).normalize()) {
      address.append('/').append(encode(part.toString()));
    }
    return address.toString();
  }

  /** Percent-encoding of all but unreserved characters (RFC 3986, section 2.3). */
  static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
      encoded.append(plain ? String.valueOf(c) : String.format("%%%02X", b & 0xFF));
    }
    return encoded.toString();
  }
}
