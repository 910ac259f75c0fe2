package io.sluice.lease;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A lock between processes on something in a folder, by a file {@code .WHAT.lock} beside it; the
 * operating system gives it free when a process is killed.
 *
 * <p>POSIX locks belong to a process and a file: whoever closes a file gives up every lock that the
 * process has on it, by whatever descriptor (fcntl(2)). So no file that anybody reads is locked,
 * and no thread should try for a lock that another of its process holds. No channel: an interrupt
 * would close it.
 */
final class DirectoryLock implements AutoCloseable {
  private static final String SUFFIX = ".lock";
  private static final long LONGEST = 1 << 20;

  private final Path path;
  private final RandomAccessFile file;

  private DirectoryLock(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  /** Takes it; empty if somebody has it or just had it. */
  static Optional<DirectoryLock> tryTake(Path folder, String what) throws IOException {
    Path path = folder.resolve("." + what + SUFFIX);
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    Optional<DirectoryLock> lock = Optional.empty();
    try {
      if (locked(file) && isThere(path, file)) {
        lock = Optional.of(new DirectoryLock(path, file));
      }
      return lock;
    } finally {
      if (lock.isEmpty()) {
        file.close();
      }
    }
  }

  private static boolean locked(RandomAccessFile file) throws IOException {
    try {
      return file.getChannel().tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /**
   * Whoever had it before may have deleted the file that is locked now, and another may have made a
   * new one: only the one that is there grows with ours.
   */
  private static boolean isThere(Path path, RandomAccessFile locked) throws IOException {
    long length = 1L + Math.floorMod(UUID.randomUUID().getLeastSignificantBits(), LONGEST);
    locked.setLength(length);
    try {
      return Files.size(path) == length;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Removes what processes that were killed left of locks on things that are gone. */
  static void tidy(Path folder) throws IOException {
    for (String name : names(folder)) {
      if (is(name)) {
        String what = name.substring(1, name.length() - SUFFIX.length());
        if (names(folder).stream().noneMatch(other -> isOf(what, other))) {
          Optional<DirectoryLock> lock = tryTake(folder, what);
          if (lock.isPresent()) {
            lock.get().close();
          }
        }
      }
    }
  }

  /** Whether a file is a lock, by its name. */
  static boolean is(String name) {
    return name.startsWith(".") && name.endsWith(SUFFIX);
  }

  private static boolean isOf(String what, String name) {
    return name.equals(what) || name.startsWith(what + ".");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      // Deleted while it is held: whoever locks it after that finds that it is gone.
      Files.deleteIfExists(path);
    } finally {
      file.close();
    }
  }
}
