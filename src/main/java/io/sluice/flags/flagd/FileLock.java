package io.sluice.flags.flagd;

import io.sluice.flags.FlagRequests;
import io.sluice.http.Await;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * A lock between processes that leaves no file behind. It is a file beside the one it guards, so
 * that those who see the one see the other, also in containers; the operating system gives it free
 * when a process is killed.
 *
 * <p>POSIX locks belong to a process and a file: whoever closes a file gives up every lock that the
 * process has on it, by whatever descriptor (fcntl(2)). So the file is never opened to look at it,
 * and closed only by whoever holds the lock or after nobody of this process can.
 */
final class FileLock implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(5);
  private static final long LONGEST = 1 << 20;

  private final Path path;
  private Optional<RandomAccessFile> file = Optional.empty();

  /** That others did not let go of it in time. */
  static final class Taken extends IOException {
    private static final long serialVersionUID = 1L;

    Taken(Path path, Duration limit) {
      super(
          "another writer holds "
              + path.getFileName()
              + " for more than "
              + limit.toMillis()
              + " ms");
    }
  }

  private FileLock(Path path) {
    this.path = path;
  }

  /**
   * Waits for it.
   *
   * @throws Taken if it cannot be had within the limit
   */
  static FileLock take(Path path, Duration limit) throws IOException {
    FileLock lock = new FileLock(path);
    try {
      Optional<FileLock> held = Await.until(lock::attempt, limit, EVERY, FlagRequests.STAGE);
      if (held.isEmpty()) {
        lock.letGo();
        throw new Taken(path, limit);
      }
      return held.get();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Optional<FileLock> attempt() {
    try {
      if (file.isEmpty()) {
        file = Optional.of(new RandomAccessFile(path.toFile(), "rw"));
      }
      if (!locked(file.get())) {
        return Optional.empty();
      }
      if (isThere(file.get())) {
        return Optional.of(this);
      }
      letGo();
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean locked(RandomAccessFile file) throws IOException {
    try {
      return file.getChannel().tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Somebody else of this process has it.
      return false;
    }
  }

  /**
   * Whoever had it before may have deleted the file that is locked now, and another may have made a
   * new one: only the one that is there grows with ours.
   */
  private boolean isThere(RandomAccessFile locked) throws IOException {
    long length = 1L + Math.floorMod(UUID.randomUUID().getLeastSignificantBits(), LONGEST);
    locked.setLength(length);
    try {
      return Files.size(path) == length;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private void letGo() throws IOException {
    if (file.isPresent()) {
      file.get().close();
      file = Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      // Deleted while it is held: whoever waits for it then finds that it is gone.
      Files.deleteIfExists(path);
    } finally {
      letGo();
    }
  }
}
