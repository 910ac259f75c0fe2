package io.sluice.model;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Names of files and objects for any text. */
public final class FileNames {
  private FileNames() {}

  /** A file name, one to one: letters, digits and dashes stand for themselves. */
  public static String of(String text) {
    StringBuilder name = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_');
      boolean inside = c == '.' && name.length() > 0;
      if (plain || inside) {
        name.append(c);
      } else {
        name.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
      }
    }
    return name.length() == 0 ? "%" : name.toString();
  }
}
