package io.sluice.steps.ui;

import io.sluice.browser.Browser;
import io.sluice.model.Trouble;
import io.sluice.model.world.World;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.NoSuchWindowException;
import org.openqa.selenium.ScriptTimeoutException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.UnhandledAlertException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;

/**
 * The windows an attempt uses, of one user or of several beside each other; tells the service's
 * failures (an {@link AssertionError}) from the browser's (a {@link Trouble}). For one thread.
 */
final class Windows {
  private static final Duration POLL = Duration.ofMillis(50);

  private final Browser browser;
  private final World world;
  // Each user's, the one in use last.
  private final Map<String, Deque<String>> byUser = new HashMap<>();
  private String user = "";

  Windows(Browser browser, World world) {
    this.browser = browser;
    this.world = world;
  }

  /** How long one step waits for what it expects. */
  Duration limit() {
    return world.stepTimeout();
  }

  /** How long the next look may wait: what the scenario grants it, else the usual. */
  Duration nextLimit() {
    return world.patience().take().orElse(limit());
  }

  /** The driver, pointing at the window in use. */
  WebDriver driver() {
    WebDriver driver = browser.driver();
    if (own().isEmpty()) {
      driver.manage().timeouts().pageLoadTimeout(limit()).scriptTimeout(limit());
      own().addLast(driver.getWindowHandle());
    }
    return driver;
  }

  private Deque<String> own() {
    return byUser.computeIfAbsent(user, any -> new ArrayDeque<>());
  }

  /** Runs the body of a function in the page. */
  @Nullable Object run(String script, Object... arguments) {
    return ((JavascriptExecutor) driver()).executeScript(script, arguments);
  }

  /** Every window of the browser. */
  Set<String> handles() {
    return driver().getWindowHandles();
  }

  /** Goes on in a window. */
  void follow(String window) {
    own().remove(window);
    own().addLast(window);
    driver().switchTo().window(window);
  }

  /** A popup that closed itself: the window that opened it goes on. */
  void backToOpenWindow(NoSuchWindowException gone) {
    Set<String> open = browser.driver().getWindowHandles();
    own().retainAll(open);
    if (own().isEmpty()) {
      throw gone;
    }
    browser.driver().switchTo().window(own().getLast());
  }

  /** Closes the window in use and goes on in the one before it. */
  void close() {
    driver();
    if (own().size() < 2) {
      throw new AssertionError("there is no other window to go on in: this one stays open");
    }
    browser.driver().close();
    own().removeLast();
    browser.driver().switchTo().window(own().getLast());
  }

  /** Windows by their titles. */
  record Titled(Map<String, String> byWindow) {
    List<String> titles() {
      return List.copyOf(byWindow.values());
    }

    /** The window that is meant by a title or a part of one; empty if none is. */
    String meant(String title) {
      return first(title::equals).or(() -> first(one -> one.contains(title))).orElse("");
    }

    private Optional<String> first(Predicate<String> fits) {
      return byWindow.entrySet().stream()
          .filter(one -> fits.test(one.getValue()))
          .map(Map.Entry::getKey)
          .findFirst();
    }
  }

  /** The windows that are open and not another user's. */
  Titled titled() {
    String current = own().isEmpty() ? driver().getWindowHandle() : own().getLast();
    Map<String, String> titles = new LinkedHashMap<>();
    for (String window : handles()) {
      boolean anothers =
          byUser.entrySet().stream()
              .anyMatch(one -> !one.getKey().equals(user) && one.getValue().contains(window));
      if (!anothers) {
        driver().switchTo().window(window);
        titles.put(window, Texts.squash(String.valueOf(driver().getTitle())));
      }
    }
    driver().switchTo().window(current);
    return new Titled(titles);
  }

  /**
   * Uses the windows of a user from now on. Each has cookies and storage of their own; the first
   * one that is named goes on where the attempt is.
   */
  void use(String next) {
    browser.use(next);
    if (user.isEmpty() && !byUser.containsKey(next)) {
      Deque<String> unnamed = byUser.remove("");
      if (unnamed != null) {
        byUser.put(next, unnamed);
      }
    }
    user = next;
    if (!own().isEmpty()) {
      browser.driver().switchTo().window(own().getLast());
    }
  }

  /** Does something with the browser and says who is to blame if that fails. */
  <T> T guarded(String what, Supplier<T> action) {
    try {
      return action.get();
    } catch (WebDriverException e) {
      blameBrowser(e);
      if (Thread.currentThread().isInterrupted()) {
        throw interrupted();
      }
      throw new AssertionError(what + " failed: " + reason(e), e);
    }
  }

  /** Ends the attempt if the browser is to blame and not the page. */
  void blameBrowser(WebDriverException e) {
    Optional<Trouble> trouble = browser.trouble(e);
    if (trouble.isPresent()) {
      throw trouble.get();
    }
  }

  /** For a script of ours that got no turn. */
  String busy(WebDriverException e) {
    return e instanceof ScriptTimeoutException
        ? "the page was busy with its own scripts for " + Texts.span(limit())
        : "the page did not answer within "
            + Texts.span(limit())
            + ": it was busy with its own scripts, or is still being loaded";
  }

  private String reason(WebDriverException e) {
    if (e instanceof UnhandledAlertException dialog) {
      return "the page shows the dialog "
          + Texts.quote(String.valueOf(dialog.getAlertText()))
          + ". Say first what to do with it: I accept the dialog, or I dismiss the dialog";
    }
    if (e instanceof ScriptTimeoutException) {
      return busy(e);
    }
    if (e instanceof TimeoutException) {
      return "the page did not answer within " + Texts.span(limit());
    }
    return firstLine(e);
  }

  static String firstLine(WebDriverException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /** Lets a moment pass between two looks. */
  void pause() {
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted();
    }
    LockSupport.parkNanos(POLL.toNanos());
  }

  private static Trouble interrupted() {
    return new Trouble(
        "interrupted", "browser", "interrupted while using a page", "Run the gate again.");
  }
}
