package io.sluice.openapi;

import java.util.List;
import java.util.Optional;

/** Media types of a {@code content} of a document. */
final class MediaTypes {
  private MediaTypes() {}

  /** The entry for a media type: itself, else its range, else any. */
  static Optional<Part> entry(Part content, String mediaType) {
    int slash = mediaType.indexOf('/');
    String range = slash < 0 ? "*/*" : mediaType.substring(0, slash) + "/*";
    for (String wanted : List.of(mediaType, range, "*/*")) {
      Optional<Part> found =
          content.children().filter(each -> Seen.bare(each.key()).equals(wanted)).findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The first entry for JSON of any kind. */
  static Optional<Part> json(Part content) {
    return content.children().filter(each -> isJson(Seen.bare(each.key()))).findFirst();
  }

  static boolean isJson(String mediaType) {
    return mediaType.equals("application/json") || mediaType.endsWith("+json");
  }

  /** For people. */
  static String listed(Part content) {
    return String.join(", ", content.children().map(Part::key).toList());
  }
}
