package io.sluice.browser;

import io.sluice.model.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A chromedriver, the browser it starts, and the folder both may write to. Closing it leaves no
 * process and no file, also when the driver died first and its browser became an orphan.
 * Thread-safe.
 */
final class DriverProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(30);
  private static final Duration END_LIMIT = Duration.ofSeconds(10);
  private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");

  private final Path folder;
  private final Process driver;
  private final Set<ProcessHandle> known = ConcurrentHashMap.newKeySet();
  private final Guard guard;
  private volatile Optional<ProcessHandle> browser = Optional.empty();

  private DriverProcess(Path folder, Guard guard, Process driver) {
    this.folder = folder;
    this.guard = guard;
    this.driver = driver;
  }

  /**
   * Starts a chromedriver on a free port of the loopback interface.
   *
   * @throws Trouble {@code browser-not-started} if it cannot be run
   */
  static DriverProcess start(Path program) {
    Path folder = newFolder();
    Guard guard = Guard.over(folder);
    try {
      ProcessBuilder builder =
          new ProcessBuilder(program.toString(), "--port=0", "--log-level=SEVERE")
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("driver.log").toFile());
      // Whatever driver and browser put aside goes with the folder; the guard knows them by it.
      builder.environment().putAll(Map.of("TMPDIR", folder.toString()));
      Process driver = builder.start();
      driver.getOutputStream().close();
      return new DriverProcess(folder, guard, driver);
    } catch (IOException e) {
      guard.close();
      delete(folder);
      throw new Trouble(
          "browser-not-started",
          "browser",
          "the browser's driver could not be started: " + e.getMessage(),
          "Check that " + program + " runs.",
          e);
    }
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("sluice-browser-");
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for a browser could be made", e);
    }
  }

  /** The port it listens on; waits until it does. */
  int port() {
    Waiting.until(() -> PORT.matcher(output()).find() || !driver.isAlive(), START_LIMIT);
    Matcher matcher = PORT.matcher(output());
    if (!matcher.find()) {
      throw new Trouble(
          "browser-not-started",
          "browser",
          "the browser's driver did not get ready: " + output().strip(),
          "Run the driver by hand to see what it lacks.");
    }
    return Integer.parseInt(matcher.group(1));
  }

  /** What driver and browser printed, without the end if that is long. */
  String output() {
    try {
      String text = Files.readString(folder.resolve("driver.log"), StandardCharsets.UTF_8);
      return text.length() > 4000 ? text.substring(text.length() - 4000) : text;
    } catch (IOException e) {
      return "";
    }
  }

  /** The browser's own folder, to be passed as its {@code --user-data-dir}. */
  Path profile() {
    return folder.resolve("profile");
  }

  /** Takes note of the browser, so that it is found again if the driver dies first. */
  void browserStarted() {
    driver.children().findFirst().ifPresent(found -> browser = Optional.of(found));
    known.addAll(processes());
    guard.also(processes());
  }

  /** Whether the driver runs. */
  boolean driverAlive() {
    return driver.isAlive();
  }

  /** Whether driver and browser run. */
  boolean alive() {
    // A browser that ended stays a process, without a program, until its driver asks for it.
    return driver.isAlive()
        && browser.filter(one -> one.isAlive() && one.info().command().isPresent()).isPresent();
  }

  /** The processes that belong to it now: driver, browser and theirs, orphans included. */
  List<ProcessHandle> processes() {
    Set<ProcessHandle> own = new HashSet<>(known);
    own.add(driver.toHandle());
    // One look at all processes: asking each for its descendants would look at all of them again.
    List<ProcessHandle> all = ProcessHandle.allProcesses().toList();
    for (boolean grew = true; grew; ) {
      grew =
          all.stream()
              .filter(one -> one.parent().filter(own::contains).isPresent())
              .map(own::add)
              .reduce(false, Boolean::logicalOr);
    }
    return own.stream().filter(ProcessHandle::isAlive).toList();
  }

  /** Ends all of it at once; quick, and quiet if it is gone already. */
  @Override
  public void close() {
    // Cleaning up has a limit of its own and is done also for a trial that was interrupted.
    boolean interrupted = Thread.interrupted();
    try {
      guard.close();
      Waiting.until(this::killed, END_LIMIT);
      delete(folder);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean killed() {
    List<ProcessHandle> left = processes();
    // A process may start another between the look and the kill: the next look finds it.
    left.forEach(known::add);
    left.forEach(ProcessHandle::destroyForcibly);
    return left.isEmpty();
  }

  private static void delete(Path folder) {
    Waiting.until(() -> deleted(folder), END_LIMIT);
  }

  private static boolean deleted(Path folder) {
    if (!Files.exists(folder)) {
      return true;
    }
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE; // went away by itself
            }

            @Override
            public FileVisitResult postVisitDirectory(Path one, @Nullable IOException e)
                throws IOException {
              Files.deleteIfExists(one);
              return FileVisitResult.CONTINUE;
            }
          });
      return true;
    } catch (IOException e) {
      return false; // a dying process still wrote: once more
    }
  }
}
