package io.sluice.deploy;

import io.sluice.model.Secrets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What one run of a tool writes: added to a file as it comes, secrets masked. */
final class ToolOutput implements AutoCloseable {
  private static final int LONGEST_LINE = 16 * 1024;
  private static final int LARGEST_OUTPUT = 8 * 1024 * 1024;
  private static final int KEPT_LINES = 200;
  private static final int TAIL = 15;

  private final Secrets secrets;
  private final OutputStream file;
  private final Path folder;
  private final List<Thread> pumps = new ArrayList<>();
  private final ByteArrayOutputStream standard = new ByteArrayOutputStream();
  private final Deque<String> last = new ArrayDeque<>();

  /**
   * @param folder of this run alone; it is removed with what is in it
   */
  ToolOutput(Path file, Path folder, Secrets secrets) throws IOException {
    this.folder = folder;
    this.secrets = secrets;
    Files.createDirectories(file.toAbsolutePath().getParent());
    this.file = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /**
   * Starts a process and reads both its outputs until it ends. They are files: if Sluice is killed,
   * a pipe breaks, and a tool that writes to it dies at whatever it is just changing.
   *
   * @param quiet whether the standard output is for Sluice alone, because it may hold secrets that
   *     only the tool knows: it goes through a pipe, for such a tool changes nothing
   */
  Process start(ProcessBuilder builder, boolean quiet) throws IOException {
    if (quiet) {
      Process process = builder.start();
      pump(process.getInputStream(), true, true);
      pump(process.getErrorStream(), false, false);
      return process;
    }
    KeptOutput out = KeptOutput.temporary(folder);
    KeptOutput err = KeptOutput.temporary(folder);
    builder.redirectOutput(out.file().toFile()).redirectError(err.file().toFile());
    Process process = builder.start();
    pump(out.follow(process.onExit()), true, false);
    pump(err.follow(process.onExit()), false, false);
    return process;
  }

  /** Adds a line of Sluice's own to the file. */
  synchronized void note(String line) {
    write(secrets.mask(line));
  }

  private void pump(InputStream source, boolean isStandard, boolean quiet) {
    LineSplitter lines = new LineSplitter(LONGEST_LINE, quiet ? line -> {} : this::keep);
    Thread pump =
        new Thread(
            () -> {
              byte[] buffer = new byte[8192];
              try (source) {
                for (int n = source.read(buffer); n >= 0; n = source.read(buffer)) {
                  if (isStandard) {
                    capture(buffer, n);
                  }
                  lines.add(buffer, n);
                }
              } catch (IOException e) {
                // The process has gone, and its output with it.
              }
              lines.end();
            },
            "sluice-tool-output");
    pump.setDaemon(true);
    pump.start();
    pumps.add(pump);
  }

  private synchronized void capture(byte[] bytes, int count) {
    if (standard.size() + count <= LARGEST_OUTPUT) {
      standard.write(bytes, 0, count);
    }
  }

  private synchronized void keep(String line) {
    String masked = secrets.mask(line);
    last.addLast(masked);
    if (last.size() > KEPT_LINES) {
      last.removeFirst();
    }
    write(masked);
  }

  private void write(String line) {
    try {
      file.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // The disk is full or the file closed: the tool must not hang because nobody reads its
      // output.
    }
  }

  /** Its standard output, with whatever secrets it holds. */
  synchronized String standard() {
    return standard.toString(StandardCharsets.UTF_8);
  }

  /** Its last lines, masked, for telling why it failed. */
  synchronized List<String> lines() {
    return List.copyOf(last);
  }

  /** The very last ones, for people. */
  static List<String> tail(List<String> lines) {
    return lines.subList(Math.max(0, lines.size() - TAIL), lines.size());
  }

  /** Waits for what is still on its way from a process that has ended. */
  void drain(Duration limit) {
    long until = System.nanoTime() + limit.toNanos();
    for (Thread pump : pumps) {
      try {
        pump.join(Math.max(1, (until - System.nanoTime()) / 1_000_000));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public void close() {
    Leftover.remove(folder);
    // Cut short, the last of it may still be on its way: the file stays open for it.
    if (pumps.stream().noneMatch(Thread::isAlive)) {
      try {
        file.close();
      } catch (IOException e) {
        // Every line was written when it came.
      }
    }
  }
}
