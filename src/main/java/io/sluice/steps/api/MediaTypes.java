package io.sluice.steps.api;

import java.net.URLConnection;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The media types of files, by the end of their names. */
final class MediaTypes {
  /** Those that not every Java knows; the same on every machine. */
  private static final Map<String, String> BY_EXTENSION =
      Map.ofEntries(
          Map.entry("csv", "text/csv"),
          Map.entry("json", "application/json"),
          Map.entry("xml", "application/xml"),
          Map.entry("yaml", "application/yaml"),
          Map.entry("yml", "application/yaml"),
          Map.entry("txt", "text/plain"),
          Map.entry("md", "text/markdown"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("webp", "image/webp"),
          Map.entry("zip", "application/zip"),
          Map.entry("gz", "application/gzip"),
          Map.entry("docx", office("wordprocessingml.document")),
          Map.entry("xlsx", office("spreadsheetml.sheet")),
          Map.entry("pptx", office("presentationml.presentation")));

  private MediaTypes() {}

  private static String office(String kind) {
    return "application/vnd.openxmlformats-officedocument." + kind;
  }

  static String of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    String known = BY_EXTENSION.get(name.substring(name.lastIndexOf('.') + 1));
    return Optional.ofNullable(known)
        .or(() -> Optional.ofNullable(URLConnection.guessContentTypeFromName(name)))
        .orElse("application/octet-stream");
  }
}
