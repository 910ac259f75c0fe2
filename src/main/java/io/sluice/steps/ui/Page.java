package io.sluice.steps.ui;

import io.sluice.browser.Browser;
import io.sluice.model.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.InvalidElementStateException;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.NoSuchWindowException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.UnhandledAlertException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;

/**
 * The window an attempt uses: looks at it, waits for what is expected there, and tells the
 * service's failures (an {@link AssertionError}) from the browser's (a {@link Trouble}). For one
 * thread.
 */
final class Page {
  private static final Duration POLL = Duration.ofMillis(50);
  // As a person would leave the field: focused, no longer than it takes, the page told.
  private static final String SET_VALUE =
      "const [field, value] = arguments;"
          + "field.focus();"
          + "const most = field.maxLength;"
          + "const kept = most >= 0 ? value.slice(0, most) : value;"
          + "const prototype = Object.getPrototypeOf(field);"
          + "Object.getOwnPropertyDescriptor(prototype, 'value').set.call(field, kept);"
          + "for (const type of ['input', 'change'])"
          + "  field.dispatchEvent(new Event(type, {bubbles: true}));";
  // The page moved while it was looked at or touched: looking again is all there is to do.
  private static final Set<Class<?>> MOVING =
      Set.of(
          StaleElementReferenceException.class,
          NoSuchElementException.class,
          JavascriptException.class);

  private final Browser browser;
  private final Duration limit;
  private final String looking = script("page.js");
  private final String marking = script("press.js");
  private final String settled = script("pressed.js");
  // This attempt's, the one in use last.
  private final Deque<String> windows = new ArrayDeque<>();

  /**
   * @param limit how long one step waits for what it expects
   */
  Page(Browser browser, Duration limit) {
    this.browser = browser;
    this.limit = limit;
  }

  private static String script(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private WebDriver driver() {
    WebDriver driver = browser.driver();
    if (windows.isEmpty()) {
      driver.manage().timeouts().pageLoadTimeout(limit).scriptTimeout(limit);
      windows.addLast(driver.getWindowHandle());
    }
    return driver;
  }

  /** Goes to an address and waits until its page is loaded. */
  void open(String url, String path) {
    guarded(
        "opening " + path,
        () -> {
          driver().get(url);
          Object protocol =
              ((JavascriptExecutor) driver()).executeScript("return location.protocol");
          if ("chrome-error:".equals(protocol)) {
            throw new AssertionError("opening " + path + " failed: there is no answer from " + url);
          }
          return url;
        });
  }

  /** What of a kind (a key of page.js) is on the page, or in an element of it. */
  Look look(String kind, @Nullable WebElement inside, String wanted) {
    Object told = ((JavascriptExecutor) driver()).executeScript(looking, kind, inside, wanted);
    if (told instanceof Map<?, ?> map) {
      return Look.of(map);
    }
    throw new JavascriptException("the page was replaced while it was looked at");
  }

  /** What of a kind is on the page. */
  Look look(String kind) {
    return look(kind, null, "");
  }

  /**
   * Looks until what is looked for is there.
   *
   * @throws AssertionError with the last look's message when the time is over
   * @throws Trouble if the browser is to blame
   */
  <T> T until(Supplier<Seen<T>> look) {
    long start = System.nanoTime();
    while (true) {
      Seen<T> seen = guarded("looking at the page", () -> once(look));
      if (seen instanceof Seen.There<T> there) {
        return there.value();
      }
      if (System.nanoTime() - start >= limit.toNanos()) {
        String message = ((Seen.NotYet<T>) seen).message().get();
        throw new AssertionError(message + ". Waited " + Texts.span(limit) + ".");
      }
      pause();
    }
  }

  private static void pause() {
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted();
    }
    LockSupport.parkNanos(POLL.toNanos());
  }

  private static Trouble interrupted() {
    return new Trouble(
        "interrupted", "browser", "interrupted while using a page", "Run the gate again.");
  }

  private <T> Seen<T> once(Supplier<Seen<T>> look) {
    try {
      return look.get();
    } catch (NoSuchWindowException e) {
      backToOpenWindow(e);
      return Seen.notYet(() -> "the window was closed");
    } catch (ElementNotInteractableException e) {
      return Seen.notYet(() -> "it cannot be used: " + firstLine(e));
    } catch (InvalidElementStateException e) {
      return Seen.notYet(() -> "it cannot be changed: " + firstLine(e));
    } catch (WebDriverException e) {
      if (MOVING.contains(e.getClass())) {
        return Seen.notYet(() -> "the page keeps changing: " + firstLine(e));
      }
      throw e;
    }
  }

  // A popup that closed itself: the window that opened it goes on.
  private void backToOpenWindow(NoSuchWindowException gone) {
    windows.retainAll(driver().getWindowHandles());
    if (windows.isEmpty()) {
      throw gone;
    }
    driver().switchTo().window(windows.getLast());
  }

  /**
   * Looks for an element until it is there, clicks it, then waits until a page that this replaces
   * is replaced: a submit is lost if the next step goes elsewhere before it left. A window that
   * opens is used from then on.
   */
  void press(Supplier<Seen<Element>> look) {
    Clicked clicked = until(() -> clicked(look.get()));
    guarded("what the press led to", () -> settle(clicked));
  }

  private record Clicked(Set<String> windows, boolean opens) {}

  private Seen<Clicked> clicked(Seen<Element> seen) {
    if (seen instanceof Seen.NotYet<Element> missing) {
      return Seen.notYet(missing.message());
    }
    Element target = ((Seen.There<Element>) seen).value();
    Clicked clicked = new Clicked(driver().getWindowHandles(), target.elsewhere());
    ((JavascriptExecutor) driver()).executeScript(marking);
    target.element().click();
    return Seen.there(clicked);
  }

  private boolean settle(Clicked clicked) {
    if (clicked.opens()) {
      waitFor(() -> driver().getWindowHandles().size() > clicked.windows().size());
    }
    driver().getWindowHandles().stream()
        .filter(window -> !clicked.windows().contains(window))
        .forEach(this::use);
    waitFor(this::isSettled);
    return true;
  }

  /** Gives a field its value as a script of the page would, its listeners being told. */
  void setValue(WebElement field, String value) {
    ((JavascriptExecutor) driver()).executeScript(SET_VALUE, field, value);
  }

  private void use(String window) {
    windows.addLast(window);
    driver().switchTo().window(window);
  }

  private boolean isSettled() {
    try {
      return Boolean.TRUE.equals(((JavascriptExecutor) driver()).executeScript(settled));
    } catch (NoSuchWindowException e) {
      backToOpenWindow(e);
      return false;
    } catch (JavascriptException e) {
      return false; // asked in the moment between two pages
    }
  }

  // The next step says what should be there; that nothing came is no failure of this one. An answer
  // that is a download, say, never replaces the page.
  private void waitFor(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean() && System.nanoTime() - start < limit.toNanos()) {
      pause();
    }
  }

  /** Does something with the browser and says who is to blame if that fails. */
  private <T> T guarded(String what, Supplier<T> action) {
    try {
      return action.get();
    } catch (WebDriverException e) {
      Optional<Trouble> trouble = browser.trouble(e);
      if (trouble.isPresent()) {
        throw trouble.get();
      }
      if (Thread.currentThread().isInterrupted()) {
        throw interrupted();
      }
      throw new AssertionError(what + " failed: " + reason(e), e);
    }
  }

  private String reason(WebDriverException e) {
    if (e instanceof UnhandledAlertException dialog) {
      return "the page showed a dialog, " + Texts.quote(String.valueOf(dialog.getAlertText()));
    }
    if (e instanceof TimeoutException) {
      return "the page did not answer within " + Texts.span(limit);
    }
    return firstLine(e);
  }

  private static String firstLine(WebDriverException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
