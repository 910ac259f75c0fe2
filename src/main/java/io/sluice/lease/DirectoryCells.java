package io.sluice.lease;

import io.sluice.model.Trouble;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Cells as files, {@code NAME.claim}. Who changes one holds a lock on it. */
final class DirectoryCells implements Cells {
  private static final String SUFFIX = ".claim";

  private final Path folder;

  DirectoryCells(Path folder) {
    this.folder = folder;
  }

  @Override
  public List<String> names() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  @Override
  public Optional<Cell> get(String name) {
    Path file = file(name);
    try {
      String text = Files.readString(file);
      return Optional.of(new Cell(text, "", Files.getLastModifiedTime(file).toInstant()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  /** A file of another name gets this one as well: it is there whole, and for one alone. */
  @Override
  public boolean create(String name, String text) {
    Path file = file(name);
    Path whole = whole(file);
    try {
      Files.createDirectories(folder);
      write(whole, text);
      try {
        Files.createLink(file, whole);
      } catch (FileAlreadyExistsException e) {
        return false;
      } catch (UnsupportedOperationException | FileSystemException e) {
        // Not every system has links; others may then see it for a moment before it is whole.
        Files.copy(whole, file);
      }
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw unusable(file, e);
    } finally {
      delete(whole);
    }
  }

  @Override
  public boolean replace(String name, Cell seen, String text) {
    Path file = file(name);
    Path whole = whole(file);
    try {
      write(whole, text);
      return locked(name, seen, () -> Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE));
    } catch (IOException e) {
      throw unusable(file, e);
    } finally {
      delete(whole);
    }
  }

  @Override
  public boolean remove(String name, Cell seen) {
    return locked(name, seen, () -> Files.deleteIfExists(file(name)));
  }

  @Override
  public void tidy(Instant before) {
    try (Stream<Path> files = Files.list(folder)) {
      DirectoryLock.tidy(folder);
      for (Path file : files.filter(DirectoryCells::isHalfDone).toList()) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          delete(file);
        }
      }
    } catch (IOException e) {
      // They harm nobody.
    }
  }

  private static boolean isHalfDone(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(".") && name.contains(SUFFIX + ".") && !DirectoryLock.is(name);
  }

  @FunctionalInterface
  private interface Change {
    Object make() throws IOException;
  }

  /** No text stands there twice: if it still does, nobody changed it. */
  private synchronized boolean locked(String name, Cell seen, Change change) {
    if (!stands(name, seen)) {
      return false;
    }
    Path file = file(name);
    try {
      Optional<DirectoryLock> taken = DirectoryLock.tryTake(folder, name + SUFFIX);
      if (taken.isEmpty()) {
        return false;
      }
      DirectoryLock lock = taken.get();
      try (lock) {
        boolean same = stands(name, seen);
        if (same) {
          change.make();
        }
        return same;
      }
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  private boolean stands(String name, Cell seen) {
    return get(name).filter(cell -> cell.text().equals(seen.text())).isPresent();
  }

  private Path file(String name) {
    return folder.resolve(name + SUFFIX);
  }

  private static Path whole(Path file) {
    return file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
  }

  private static void write(Path file, String text) throws IOException {
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.getFD().sync();
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // A hidden file too many harms nobody.
    }
  }

  private static Trouble unusable(Path file, IOException cause) {
    return new Trouble(
        "claim-not-recorded",
        "leases",
        "what this run holds cannot be written to " + file + ": " + cause.getMessage(),
        "make the folder of `store` writable",
        cause);
  }
}
