package io.sluice.openapi;

import io.sluice.model.Place;
import java.nio.file.Path;
import java.util.List;

/**
 * The OpenAPI document of the service, and how exchanges are checked against it.
 *
 * @param source where it is
 * @param ignore paths that are not looked at; {@code *} stands for any text, <code>{…}</code> for
 *     one part
 * @param failUndocumented whether an operation, a status or a media type that it does not have is a
 *     failure
 */
public record OpenApiSettings(Source source, List<String> ignore, boolean failUndocumented) {
  /** Makes the list immutable. */
  public OpenApiSettings {
    ignore = List.copyOf(ignore);
  }

  /** Where the document is. */
  public sealed interface Source {
    /** For people: the path or the file, as sluice.yaml names it. */
    String name();
  }

  /**
   * Published by the service.
   *
   * @param name its path below the base URL
   */
  public record AtPath(String name) implements Source {}

  /**
   * In the project.
   *
   * @param path the file
   * @param name as sluice.yaml names it
   * @param named where it does
   */
  public record OfFile(Path path, String name, Place named) implements Source {}
}
