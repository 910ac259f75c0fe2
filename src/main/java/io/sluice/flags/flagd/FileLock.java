package io.sluice.flags.flagd;

import io.sluice.flags.FlagRequests;
import io.sluice.http.Await;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * A lock between processes, and between threads of one, that leaves no file behind. It is a file
 * beside the one it guards, so that those who see the one see the other, also in containers; the
 * operating system gives it free when a process is killed.
 */
final class FileLock implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(5);

  private final Path path;
  private final RandomAccessFile file;

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

  private FileLock(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  static FileLock take(Path path, Duration limit) throws IOException {
    try {
      return Await.until(() -> attempt(path), limit, EVERY, FlagRequests.STAGE)
          .orElseThrow(() -> new Taken(path, limit));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Optional<FileLock> attempt(Path path) {
    try {
      FileLock lock = new FileLock(path, new RandomAccessFile(path.toFile(), "rw"));
      if (lock.isHeld()) {
        return Optional.of(lock);
      }
      lock.file.close();
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whoever had it before may have deleted the file that is locked now. */
  private boolean isHeld() throws IOException {
    try {
      if (file.getChannel().tryLock() == null) {
        return false;
      }
      String token = UUID.randomUUID().toString();
      file.setLength(0);
      file.write(token.getBytes(StandardCharsets.UTF_8));
      return Files.readString(path).equals(token);
    } catch (OverlappingFileLockException | NoSuchFileException e) {
      // A thread of this process has it, or had it.
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    // Deleted while it is held: whoever waits for it then finds that it is gone.
    try (file) {
      Files.deleteIfExists(path);
    }
  }
}
