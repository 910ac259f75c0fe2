package io.sluice.deploy;

import io.sluice.model.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps what a process writes: each line as it comes, secrets masked, found again by its time. */
final class ServiceLog implements AutoCloseable {
  /** Characters of a longer line go on the next one. */
  static final int LONGEST_LINE = 16 * 1024;

  private static final long LARGEST_FILE = 256L * 1024 * 1024;
  private static final int LARGEST_ANSWER = 64 * 1024;
  private static final int TAIL = 15;
  // A line is seen a little after it was written.
  private static final Duration LATE = Duration.ofMillis(100);

  private final Path file;
  private final Secrets secrets;
  private final Clock clock;
  private final OutputStream out;
  private final Thread pump;
  // Epoch millisecond of arrival to the byte where the first line of that time begins.
  private final TreeMap<Long, Long> offsets = new TreeMap<>();
  private final Deque<String> tail = new ArrayDeque<>();
  private long size;

  ServiceLog(Path file, InputStream source, Secrets secrets, Clock clock) throws IOException {
    this.file = file;
    this.secrets = secrets;
    this.clock = clock;
    Files.createDirectories(file.toAbsolutePath().getParent());
    this.out = Files.newOutputStream(file);
    this.pump = new Thread(() -> pump(source), "sluice-service-log");
    pump.setDaemon(true);
    pump.start();
  }

  private void pump(InputStream source) {
    LineSplitter lines = new LineSplitter(LONGEST_LINE, this::keep);
    byte[] buffer = new byte[8192];
    try (source) {
      for (int n = source.read(buffer); n >= 0; n = source.read(buffer)) {
        lines.add(buffer, n);
      }
    } catch (IOException e) {
      // The process has gone, and its output with it.
    }
    lines.end();
  }

  private synchronized void keep(String line) {
    String text = secrets.mask(line);
    tail.addLast(text);
    if (tail.size() > TAIL) {
      tail.removeFirst();
    }
    if (size > LARGEST_FILE) {
      return;
    }
    byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      out.write(bytes);
      offsets.putIfAbsent(clock.millis(), size);
      size += bytes.length;
    } catch (IOException e) {
      // The disk is full: the service must not hang because nobody reads its output.
      size = Long.MAX_VALUE;
    }
  }

  /** The last lines, oldest first. */
  synchronized List<String> tail() {
    return List.copyOf(tail);
  }

  /** Waits for what is still in the pipe of a process that has ended. */
  void drain(Duration limit) {
    try {
      pump.join(limit.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The lines of that time; of too many the last ones. */
  List<String> between(Instant from, Instant to) {
    long start;
    long end;
    synchronized (this) {
      Map.Entry<Long, Long> first = offsets.ceilingEntry(from.toEpochMilli());
      Map.Entry<Long, Long> after = offsets.higherEntry(to.plus(LATE).toEpochMilli());
      start = first == null ? size : first.getValue();
      end = after == null ? size : after.getValue();
    }
    if (end <= start || end == Long.MAX_VALUE) {
      return List.of();
    }
    long cut = Math.max(start, end - LARGEST_ANSWER);
    List<String> lines = read(cut, (int) (end - cut)).lines().toList();
    // The first line is only a piece of one where the text was cut.
    return cut == start || lines.isEmpty() ? lines : lines.subList(1, lines.size());
  }

  private String read(long offset, int length) {
    byte[] bytes = new byte[length];
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      in.seek(offset);
      in.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() {
    drain(Duration.ofSeconds(1));
    try {
      out.close();
    } catch (IOException e) {
      // Every line was written when it came.
    }
  }
}
