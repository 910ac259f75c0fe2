package io.sluice.browser;

import io.sluice.browser.Contexts.UserContext;
import io.sluice.model.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.openqa.selenium.UnexpectedAlertBehaviour;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.remote.http.ClientConfig;

/** One running browser; serves one trial at a time, each in a user context of its own. */
final class Lane implements AutoCloseable {
  private static final List<String> FLAGS =
      List.of(
          "--no-first-run",
          "--no-default-browser-check",
          "--disable-gpu",
          "--disable-quic",
          "--disable-sync",
          "--disable-extensions",
          "--disable-background-networking",
          "--disable-component-update",
          // Every user context would load pages of the browser's own tool bar.
          "--disable-features=PreloadTopChromeWebUI,WebUITabStrip,Translate,MediaRouter,"
              + "OptimizationHints,InterestFeedContentSuggestions,NetworkTimeServiceQuerying",
          // Containers often have a /dev/shm too small for a browser.
          "--disable-dev-shm-usage",
          "--password-store=basic",
          // One site at a time in a lane: a process for each would only cost.
          "--disable-site-isolation-trials",
          "--renderer-process-limit=1",
          "--mute-audio");
  private static final Duration PAGE_LIMIT = Duration.ofSeconds(60);
  private static final Duration SCRIPT_LIMIT = Duration.ofSeconds(30);
  // Longer than the others: past it the browser hangs, not the page.
  private static final Duration COMMAND_LIMIT = Duration.ofSeconds(90);
  // A response that is on its way may be the one that proves what a flag was.
  private static final Duration SETTLE_LIMIT = Duration.ofMillis(150);
  private static final Duration FIRST_LIMIT = Duration.ofSeconds(1);
  private static final Duration QUIET = Duration.ofMillis(20);
  private static final Duration QUIT_LIMIT = Duration.ofSeconds(3);

  private final DriverProcess process;
  private final ChromeDriver driver;
  private final Contexts contexts;
  private final Responses responses;

  private Lane(DriverProcess process, ChromeDriver driver, String flagHeader) {
    this.responses = new Responses(flagHeader);
    this.process = process;
    this.driver = driver;
    this.contexts = new Contexts(driver, responses);
    responses.listen(driver);
  }

  /**
   * Starts a browser.
   *
   * @param process its driver, running
   * @param flagHeader the response header in which the service says what it evaluated
   * @throws Trouble {@code browser-not-started}
   */
  static Lane start(
      BrowserInstall install, BrowserSettings settings, DriverProcess process, String flagHeader) {
    try {
      ClientConfig client = ClientConfig.defaultConfig().readTimeout(COMMAND_LIMIT);
      ChromeOptions options = options(install, settings, process.profile());
      ChromeDriver driver = new ChromeDriver(service(install.driver(), process), options, client);
      process.browserStarted();
      return new Lane(process, driver, flagHeader);
    } catch (WebDriverException e) {
      throw new Trouble(
          "browser-not-started",
          "browser",
          "the browser did not start: " + Blame.firstLine(e),
          "Check that "
              + install.binary()
              + " runs and that "
              + install.driver()
              + " is of the same version.",
          e);
    }
  }

  private static ChromeOptions options(
      BrowserInstall install, BrowserSettings settings, Path profile) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(install.binary().toString());
    options.setCapability("webSocketUrl", true);
    // Otherwise a dialog is dismissed before anybody learns of it.
    options.setUnhandledPromptBehaviour(UnexpectedAlertBehaviour.IGNORE);
    options.setPageLoadTimeout(PAGE_LIMIT);
    options.setScriptTimeout(SCRIPT_LIMIT);
    options.addArguments(FLAGS);
    options.addArguments("--user-data-dir=" + profile);
    options.addArguments("--window-size=" + settings.width() + "," + settings.height());
    options.addArguments(settings.arguments());
    if (settings.headless()) {
      options.addArguments("--headless=new");
    }
    if (System.getProperty("user.name", "").equals("root")) {
      options.addArguments("--no-sandbox"); // Chromium refuses to run as root with its sandbox
    }
    return options;
  }

  /** A service for Selenium that neither starts nor stops the driver: the process is ours. */
  private static ChromeDriverService service(Path program, DriverProcess owned) {
    try {
      return new ChromeDriverService(
          program.toFile(), owned.port(), COMMAND_LIMIT, List.of(), Map.of()) {
        @Override
        public void start() {}

        @Override
        public boolean isRunning() {
          return owned.driverAlive();
        }

        @Override
        public void stop() {
          owned.close();
        }
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The driver, for the thread that leased this lane. */
  WebDriver driver() {
    return driver;
  }

  /** Whether driver and browser run. */
  boolean alive() {
    return process.alive();
  }

  /** Driver and browser as processes. */
  DriverProcess process() {
    return process;
  }

  /** A fresh user context, its window being the driver's; there at once if it was prepared. */
  UserContext open() {
    return contexts.take();
  }

  /** Points the driver at the first window of a user context. */
  void show(UserContext context) {
    driver.switchTo().window(context.window());
  }

  /** Keeps what a user context downloads from now on in a folder. */
  void download(UserContext context, Path folder) {
    driver.executeCdpCommand(
        "Browser.setDownloadBehavior",
        Map.of(
            "behavior",
            "allow",
            "browserContextId",
            context.id(),
            "downloadPath",
            folder.toString()));
  }

  /** Opens the user context of the next trial. */
  void prepare() {
    contexts.prepare();
  }

  /** Waits for answers that are on their way; false if a request of the context got none. */
  boolean settle(UserContext context) {
    if (!responses.hasAsked(context.id()) && showsPage()) {
      // Events of the first page of a fresh context sometimes come late.
      Waiting.until(() -> responses.hasAsked(context.id()), FIRST_LIMIT);
    }
    responses.settle(context.id(), SETTLE_LIMIT);
    contexts.sync();
    // What the browser told before may still be in the hands of Selenium's threads.
    responses.drain(QUIET, SETTLE_LIMIT);
    return !responses.isWaiting(context.id());
  }

  private boolean showsPage() {
    try {
      return String.valueOf(driver.getCurrentUrl()).startsWith("http");
    } catch (RuntimeException e) {
      return false; // a dialog is open, or the window is closed
    }
  }

  /** Closes a user context, its windows and data. */
  void end(UserContext context) {
    contexts.remove(context);
  }

  /**
   * The {@code Sluice-Flags} headers of the answers that the user context received since the last
   * call; empty for an answer without it.
   */
  List<Optional<String>> flagHeaders(UserContext context) {
    return responses.take(context.id());
  }

  /** Ends browser and driver at once, from any thread. */
  void kill() {
    process.close();
  }

  /** Ends browser and driver, politely for a moment, then for good; quiet if they are gone. */
  @Override
  public void close() {
    FutureTask<Boolean> quit = new FutureTask<>(this::quit);
    Thread thread = new Thread(quit, "browser-quit");
    thread.setDaemon(true);
    thread.start();
    boolean interrupted = Thread.interrupted();
    try {
      quit.get(QUIT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // Impolite it is then; nothing is lost.
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      process.close();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean quit() {
    try {
      driver.quit();
      return true;
    } catch (RuntimeException e) {
      return false; // it was gone already, ctrl-C reaches it as soon as us
    }
  }
}
