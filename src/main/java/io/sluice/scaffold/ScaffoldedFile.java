package io.sluice.scaffold;

import java.nio.file.Path;

/**
 * A file of the scaffold.
 *
 * @param file relative to the project
 * @param outcome what became of it
 */
public record ScaffoldedFile(Path file, Outcome outcome) {
  /** What became of a file. */
  public enum Outcome {
    /** It is new. */
    WRITTEN,
    /** It was there and is as it was. */
    KEPT,
    /** It was there and is another now. */
    REPLACED
  }
}
