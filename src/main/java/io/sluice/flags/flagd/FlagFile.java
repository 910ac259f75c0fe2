package io.sluice.flags.flagd;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A file that others read at any time and that people edit: replaced whole or not at all, never
 * over a change that was not seen.
 */
final class FlagFile {
  private static final int TRIES = 20;
  private static final String MARK = "\uFEFF";

  private final Path path;
  private final ReentrantLock lanes = new ReentrantLock(true);
  private final Duration patience;
  private final Runnable beforeReplacing;

  /** What is done to the text of the file. */
  @FunctionalInterface
  interface Change<E extends Exception> {
    String apply(String text) throws E;
  }

  /**
   * @param patience how long others are waited for
   * @param beforeReplacing called when a new text is written and not yet in place
   */
  FlagFile(Path path, Duration patience, Runnable beforeReplacing) {
    this.path = path;
    this.patience = patience;
    this.beforeReplacing = beforeReplacing;
  }

  /** Its text, without a byte order mark. */
  String read() throws IOException {
    return text(Files.readAllBytes(path));
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    String all = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return all.startsWith(MARK) ? all.substring(1) : all;
  }

  /**
   * Replaces its text. Whoever writes at the same time comes before or after.
   *
   * @throws FileLock.Taken if others do not let go of it
   */
  <E extends Exception> void change(Change<E> change) throws IOException, E {
    lanes.lock();
    try {
      Path real = path.toRealPath();
      FileLock lock = FileLock.take(beside(real, "lock"), patience);
      try {
        changeAlone(real, change);
      } finally {
        lock.close();
      }
    } finally {
      lanes.unlock();
    }
  }

  private <E extends Exception> void changeAlone(Path real, Change<E> change)
      throws IOException, E {
    for (int attempt = 1; ; attempt++) {
      byte[] before = Files.readAllBytes(real);
      String old = text(before);
      String changed = change.apply(old);
      if (changed.equals(old) || replaced(real, before, changed)) {
        return;
      }
      if (attempt == TRIES) {
        throw new IOException("somebody else changes it again and again");
      }
    }
  }

  /** False if it is not what it was any more. */
  private boolean replaced(Path real, byte[] before, String changed) throws IOException {
    Path next = beside(real, "new");
    try {
      // For its permissions and its owner.
      Files.copy(
          real, next, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
      boolean marked = new String(before, StandardCharsets.UTF_8).startsWith(MARK);
      write(next.toFile(), ((marked ? MARK : "") + changed).getBytes(StandardCharsets.UTF_8));
      makeLater(next, Files.getLastModifiedTime(real));
      beforeReplacing.run();
      if (!Arrays.equals(before, Files.readAllBytes(real))) {
        return false;
      }
      Files.move(next, real, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } finally {
      Files.deleteIfExists(next);
    }
  }

  /** Not a channel: an interrupted lane still has to put back what it changed. */
  private static void write(File file, byte[] bytes) throws IOException {
    try (FileOutputStream out = new FileOutputStream(file)) {
      out.write(bytes);
      out.getFD().sync();
    }
  }

  /** OpenFeature's provider reads a file again only if its time is a later millisecond. */
  private static void makeLater(Path file, FileTime than) throws IOException {
    long least = than.toMillis() + 1;
    if (Files.getLastModifiedTime(file).toMillis() < least) {
      Files.setLastModifiedTime(file, FileTime.fromMillis(least));
    }
  }

  private static Path beside(Path file, String what) {
    return file.resolveSibling("." + file.getFileName() + ".sluice-" + what);
  }

  /** What went wrong, for people. */
  static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    } else if (e instanceof AccessDeniedException) {
      return "permission denied: " + e.getMessage();
    } else if (e instanceof CharacterCodingException) {
      return "it is no UTF-8";
    }
    return String.valueOf(e.getMessage());
  }
}
