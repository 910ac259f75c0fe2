package io.sluice.model;

/**
 * A place in a file.
 *
 * @param file path as the user would write it, relative to the project where possible
 * @param line 1-based; 0 when the whole file is meant
 * @param column 1-based; 0 when the whole line is meant
 */
public record Place(String file, int line, int column) {
  /** The file as a whole. */
  public static Place of(String file) {
    return new Place(file, 0, 0);
  }

  /** {@code file:line:column}, leaving out what is not known. */
  @Override
  public String toString() {
    if (line == 0) {
      return file;
    }
    return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
  }
}
