package io.sluice.browser;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The machine this JVM runs on. */
final class HostMachine implements Machine {
  private static final List<String> USUAL_PLACES =
      List.of(
          "/usr/bin",
          "/usr/local/bin",
          "/opt/google/chrome",
          "/opt/chromium",
          "/usr/lib/chromium",
          "/usr/lib/chromium-browser",
          "/snap/bin",
          "/opt/homebrew/bin",
          "/Applications/Google Chrome.app/Contents/MacOS",
          "C:\\Program Files\\Google\\Chrome\\Application",
          "C:\\Program Files (x86)\\Google\\Chrome\\Application");
  private static final Path OS_RELEASE = Path.of("/etc/os-release");
  private static final Pattern DEBIAN =
      Pattern.compile("^ID(_LIKE)?=.*\\b(debian|ubuntu)\\b", Pattern.MULTILINE);

  private final Map<String, String> environment;

  HostMachine() {
    this(System.getenv());
  }

  HostMachine(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Optional<Path> find(List<String> names) {
    return names.stream()
        .flatMap(name -> Stream.of(name, name + ".exe"))
        .flatMap(name -> places().map(place -> place.resolve(name)))
        .filter(this::executable)
        .findFirst();
  }

  private Stream<Path> places() {
    String path = environment.getOrDefault("PATH", "");
    Stream<String> onPath = Stream.of(path.split(Pattern.quote(File.pathSeparator), -1));
    return Stream.concat(onPath.filter(place -> !place.isBlank()), USUAL_PLACES.stream())
        .flatMap(HostMachine::path);
  }

  private static Stream<Path> path(String text) {
    try {
      return Stream.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Stream.empty(); // a PATH may hold what is no path; programs are not there
    }
  }

  @Override
  public boolean executable(Path path) {
    return Files.isRegularFile(path) && Files.isExecutable(path);
  }

  @Override
  public boolean mayInstall() {
    return debian()
        && System.getProperty("user.name", "").equals("root")
        && find(List.of("apt-get")).isPresent();
  }

  @Override
  public boolean debian() {
    try {
      return Files.isReadable(OS_RELEASE) && DEBIAN.matcher(Files.readString(OS_RELEASE)).find();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public Optional<BrowserInstall> seleniumManager(Optional<Path> browser, Duration limit) {
    List<String> arguments = new ArrayList<>(List.of("--browser", "chrome", "--avoid-stats"));
    // Its own limit is for one download; ours, below, is for everything.
    arguments.addAll(List.of("--timeout", Long.toString(Math.max(1, limit.toSeconds() / 2))));
    browser.ifPresent(path -> arguments.addAll(List.of("--browser-path", path.toString())));
    return new ManagerCall(arguments).answer(limit);
  }

  @Override
  public boolean run(List<String> command, Path log, Duration limit) {
    Process process;
    try {
      if (log.getParent() != null) {
        Files.createDirectories(log.getParent());
      }
      Files.writeString(
          log,
          "$ " + String.join(" ", command) + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
      process = builder.start();
      process.getOutputStream().close();
    } catch (IOException e) {
      return false;
    }
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
