package io.sluice.run;

import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * The files that features name, such as those they send. Nothing outside the project is one: a
 * feature must not hand out what else is on the machine.
 *
 * @param project the folder of sluice.yaml
 */
public record ProjectFiles(Path project) {
  /**
   * A file beside the feature, or else below the project.
   *
   * @param feature the feature's file as its place says, relative to the project
   * @throws InvalidInput if there is none, or it is outside the project
   */
  public Path find(String path, String feature) {
    try {
      Path root = project.toRealPath();
      Path beside = root.resolve(feature).resolveSibling(path);
      for (Path candidate : List.of(beside, root.resolve(path))) {
        if (Files.isRegularFile(candidate)) {
          return inside(root, candidate.toRealPath(), path);
        }
      }
      throw new InvalidInput(
          Problem.of(
              "there is no file \"" + path + "\"",
              "put it beside the feature, or write its path from the project's folder"));
    } catch (IOException | InvalidPathException e) {
      throw new InvalidInput(
          Problem.of(
              "the file \"" + path + "\" cannot be read: " + e.getMessage(),
              "see to its name and permissions"));
    }
  }

  private static Path inside(Path root, Path file, String path) {
    if (!file.startsWith(root)) {
      throw new InvalidInput(
          Problem.of(
              "the file \"" + path + "\" is outside the project",
              "copy it into the project: features use files of the project alone"));
    }
    return file;
  }
}
