package io.sluice.browser;

import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds a browser and its driver, or gets them: what sluice.yaml names, else Chrome or Chromium
 * where programs usually are, else Selenium Manager, else (root on Debian or Ubuntu) the package
 * manager. Thread-safe; the search is done once.
 */
public final class BrowserProvision {
  private static final List<String> BROWSERS =
      List.of(
          "google-chrome",
          "google-chrome-stable",
          "chromium",
          "chromium-browser",
          "chrome",
          "Google Chrome");
  // The same Chromium without the windows and tool bars that nobody would see: half the CPU.
  private static final List<String> HEADLESS =
      List.of("chromium-headless-shell", "chrome-headless-shell");
  private static final List<String> DRIVERS = List.of("chromedriver", "chromium.chromedriver");
  private static final Duration MANAGER_LIMIT = Duration.ofMinutes(2);
  private static final Duration UPDATE_LIMIT = Duration.ofMinutes(5);
  private static final Duration INSTALL_LIMIT = Duration.ofMinutes(10);
  private static final String APT = "apt-get";
  // Another gate on this machine may be installing too: wait for its lock instead of failing.
  private static final String LOCK = "DPkg::Lock::Timeout=300";
  private static final List<String> PACKAGES =
      List.of("chromium", "chromium-driver", "fonts-dejavu-core");

  private final BrowserSettings settings;
  private final Machine machine;
  private final Consumer<String> progress;
  private final Path log;
  private Optional<BrowserInstall> found = Optional.empty();

  /**
   * @param settings as sluice.yaml says
   * @param progress gets a line when something takes its time
   * @param log file that keeps what a package manager printed
   */
  public BrowserProvision(BrowserSettings settings, Consumer<String> progress, Path log) {
    this(settings, new HostMachine(), progress, log);
  }

  BrowserProvision(BrowserSettings settings, Machine machine, Consumer<String> progress, Path log) {
    this.settings = settings;
    this.machine = machine;
    this.progress = progress;
    this.log = log;
  }

  /**
   * A browser that can be started. Takes milliseconds if one is there, else up to some minutes.
   *
   * @throws InvalidInput if there is none and none can be had; it names the command to type
   */
  public synchronized BrowserInstall provide() {
    BrowserInstall install =
        found.or(this::local).or(this::managed).or(this::packaged).orElseThrow(this::nothing);
    found = Optional.of(install);
    return install;
  }

  private Optional<BrowserInstall> local() {
    Optional<Path> browser = configured(settings.binary(), "binary").or(this::browserHere);
    Optional<Path> driver = configured(settings.driver(), "driver").or(() -> machine.find(DRIVERS));
    return browser.flatMap(program -> driver.map(with -> new BrowserInstall(program, with)));
  }

  private Optional<Path> browserHere() {
    Optional<Path> shell = settings.headless() ? machine.find(HEADLESS) : Optional.empty();
    return shell.or(() -> machine.find(BROWSERS));
  }

  private Optional<Path> configured(Optional<Path> path, String key) {
    path.filter(program -> !machine.executable(program))
        .ifPresent(
            program -> {
              throw new InvalidInput(
                  Problem.of(
                      "browser."
                          + key
                          + " in sluice.yaml is not a program that can be run: "
                          + program,
                      "Correct the path, or leave the key out to have a browser looked for."));
            });
    return path;
  }

  private Optional<BrowserInstall> managed() {
    progress.accept("No browser with a driver here: asking Selenium Manager for one");
    Optional<Path> browser = settings.binary().or(this::browserHere);
    return machine
        .seleniumManager(browser, MANAGER_LIMIT)
        .filter(got -> machine.executable(got.binary()) && machine.executable(got.driver()));
  }

  private Optional<BrowserInstall> packaged() {
    if (!machine.mayInstall()) {
      return Optional.empty();
    }
    progress.accept(
        "Installing Chromium by " + APT + " (takes about half a minute; output in " + log + ")");
    // Lists that cannot be brought up to date may still be good enough to install from.
    machine.run(List.of(APT, "-o", LOCK, "update"), log, UPDATE_LIMIT);
    machine.run(install(PACKAGES), log, INSTALL_LIMIT);
    // Not every release has it, and it is not needed.
    machine.run(install(List.of(HEADLESS.get(0))), log, INSTALL_LIMIT);
    // The programs decide, not the exit code: another gate may have installed them meanwhile.
    return local();
  }

  private static List<String> install(List<String> packages) {
    return Stream.concat(
            Stream.of(APT, "-o", LOCK, "install", "-y", "--no-install-recommends"),
            packages.stream())
        .toList();
  }

  private InvalidInput nothing() {
    String command =
        "apt-get update && apt-get install -y --no-install-recommends "
            + String.join(" ", PACKAGES);
    String config = ", or name one in sluice.yaml: browser.binary and browser.driver";
    if (machine.mayInstall()) {
      return new InvalidInput(
          Problem.of(
              "no Chrome or Chromium with its chromedriver is on this machine, and installing them"
                  + " failed; the output is in "
                  + log,
              "Type: " + command + config + "."));
    }
    String fix =
        machine.debian()
            ? "Type: sudo sh -c '" + command + "'"
            : "Install Google Chrome or Chromium and the chromedriver of the same version";
    return new InvalidInput(
        Problem.of(
            "no Chrome or Chromium with its chromedriver is on this machine", fix + config + "."));
  }
}
