package io.sluice.publish;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reading and writing inside a run's folder, and never outside of it. */
final class RunFiles {
  private RunFiles() {}

  /** What goes into a file. */
  @FunctionalInterface
  interface Content {
    void writeTo(Writer out) throws IOException;
  }

  /**
   * Writes a UTF-8 file that a reader sees either whole or not at all. Half a surrogate pair, which
   * UTF-8 cannot hold, becomes a question mark.
   */
  static void write(Path folder, String name, Content content) throws IOException {
    Files.createDirectories(folder);
    Path unfinished = folder.resolve(name + ".tmp");
    try {
      writeNew(unfinished, content);
      Files.move(unfinished, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** Writes a UTF-8 file into a folder that nobody reads yet: a move less for each of thousands. */
  static void writeNew(Path file, Content content) throws IOException {
    try (Writer out = new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8)) {
      content.writeTo(out);
    }
  }

  /**
   * The evidence file of that relative path; empty if there is none, or if the path or a link on it
   * leads out of the folder.
   */
  static Optional<Path> find(Path folder, String file) {
    try {
      Path inside = folder.resolve(file).normalize();
      if (file.isEmpty()
          || Path.of(file).isAbsolute()
          || !inside.startsWith(folder.normalize())
          || !Files.isRegularFile(inside, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      boolean stays = inside.toRealPath().startsWith(folder.toRealPath());
      return stays ? Optional.of(inside) : Optional.empty();
    } catch (InvalidPathException | IOException e) {
      return Optional.empty();
    }
  }

  /** Deletes a file or folder with all it holds; links are deleted, not followed. */
  static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
