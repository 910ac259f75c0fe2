package io.sluice.deploy;

import io.sluice.http.Await;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Where a process writes that is to outlive Sluice: a file, because a pipe would break. Nobody
 * masks secrets there, so only the user may read it, and it is not among the reports.
 */
final class KeptOutput {
  private static final Duration EVERY = Duration.ofMillis(20);
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Path file;
  private final CompletableFuture<Boolean> left = new CompletableFuture<>();

  private KeptOutput(Path file) {
    this.file = file;
  }

  /** An empty file of a run. */
  static KeptOutput create(Path project, String run) throws IOException {
    Path file = project.resolve(".sluice").resolve("kept").resolve(run + ".log");
    Files.createDirectories(file.resolve("..").normalize());
    Files.deleteIfExists(file);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
    return new KeptOutput(file);
  }

  /** An empty file in a folder of Sluice's own, which only the user may read. */
  static KeptOutput temporary(Path folder) throws IOException {
    return new KeptOutput(Files.createTempFile(Files.createDirectories(folder), "", ".out"));
  }

  Path file() {
    return file;
  }

  /** What is written there, as it comes, until the process has ended or is left alone. */
  InputStream follow(CompletableFuture<?> end) throws IOException {
    return new Following(Files.newInputStream(file), CompletableFuture.anyOf(end, left));
  }

  /** Follows no longer. */
  void leave() {
    left.complete(true);
  }

  void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a file that grows. */
  private static final class Following extends InputStream {
    private final InputStream in;
    private final CompletableFuture<?> end;

    Following(InputStream in, CompletableFuture<?> end) {
      this.in = in;
      this.end = end;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      Optional<Integer> count =
          Await.until(() -> more(bytes, offset, length), LONGEST, EVERY, ServiceProbe.STAGE, end);
      return count.orElse(-1);
    }

    private Optional<Integer> more(byte[] bytes, int offset, int length) {
      try {
        return Optional.of(in.read(bytes, offset, length)).filter(count -> count > 0);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
