package io.sluice.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Files in a directory. */
final class FolderShelf implements Shelf {
  private final Path root;

  FolderShelf(Path root) {
    this.root = root;
  }

  @Override
  public String place(String key) {
    return root.resolve(key).toString();
  }

  @Override
  public List<Item> list(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve(folder))) {
      return files.filter(Files::isRegularFile).flatMap(file -> item(file).stream()).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof NoSuchFileException) {
        // Another run has just forgotten something.
        return list(folder);
      }
      throw e.getCause();
    }
  }

  private Optional<Item> item(Path file) {
    try {
      String key = root.relativize(file).toString().replace('\\', '/');
      return Optional.of(new Item(key, Files.getLastModifiedTime(file).toInstant()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public byte[] read(String key) throws IOException {
    return Files.readAllBytes(root.resolve(key));
  }

  @Override
  public void write(String key, byte[] bytes) throws IOException {
    Path target = root.resolve(key);
    Files.createDirectories(target.resolve("..").normalize());
    Path written = target.resolveSibling("." + target.getFileName() + ".part");
    try {
      Files.write(written, bytes);
      Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  @Override
  public void delete(String key) throws IOException {
    Files.deleteIfExists(root.resolve(key));
  }
}
