package io.sluice.steps.ui;

import io.sluice.model.Trouble;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.InvalidElementStateException;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.NoSuchFrameException;
import org.openqa.selenium.NoSuchWindowException;
import org.openqa.selenium.ScriptTimeoutException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriver.Navigation;
import org.openqa.selenium.WebDriverException;

/** The page in use: opened, looked at, waited for. For one thread. */
final class Page {
  /** Everywhere on the page. */
  static final long EVERYWHERE = 0;

  // The page moved while it was looked at or touched: looking again is all there is to do.
  private static final Set<Class<?>> MOVING =
      Set.of(
          StaleElementReferenceException.class,
          NoSuchElementException.class,
          NoSuchFrameException.class,
          JavascriptException.class);
  private static final String HAS_CONTENT =
      "return document.readyState !== 'loading' && document.body !== null"
          + " && /^https?:$/.test(location.protocol)";

  private final Windows windows;
  private final Runnable visited;

  /**
   * @param visited called when a page was opened
   */
  Page(Windows windows, Runnable visited) {
    this.windows = windows;
    this.visited = visited;
  }

  /** Goes to an address and waits until its page is loaded. */
  void open(String url, String path) {
    windows.guarded(
        "opening " + path,
        () -> {
          load(() -> windows.driver().get(url));
          Object protocol = windows.run("return location.protocol");
          if ("chrome-error:".equals(protocol)) {
            throw new AssertionError("opening " + path + " failed: there is no answer from " + url);
          }
          return url;
        });
    visited.run();
  }

  /** Goes back, forward, or loads the page again. */
  void navigate(String what, java.util.function.Consumer<Navigation> where) {
    windows.guarded(
        what,
        () -> {
          load(() -> where.accept(windows.driver().navigate()));
          return what;
        });
    visited.run();
  }

  // Something a page loads from elsewhere may never come. A person reads what is there.
  private void load(Runnable loading) {
    try {
      loading.run();
    } catch (TimeoutException e) {
      if (!Boolean.TRUE.equals(windows.run(HAS_CONTENT))) {
        throw e;
      }
    }
  }

  /**
   * What of a kind is on the page.
   *
   * @param kind a key of page.js
   * @param inside the number of the element to look inside, or {@link #EVERYWHERE}
   * @param wanted the text looked for, where page.js asks for it
   */
  Look look(String kind, long inside, String wanted) {
    return look(kind, inside, wanted, 0);
  }

  /** The same for a list of options that an element opened. */
  Look look(String kind, long inside, String wanted, long opener) {
    Object told = windows.run(Scripts.LOOK, kind, inside, wanted, opener);
    if (told instanceof Map<?, ?> map) {
      return Look.of(map);
    }
    throw new JavascriptException("the page was replaced while it was looked at");
  }

  /** What of a kind is anywhere on the page. */
  Look look(String kind) {
    return look(kind, EVERYWHERE, "");
  }

  /**
   * Looks until what is looked for is there.
   *
   * @throws AssertionError with the last look's message when the time is over
   * @throws Trouble if the browser is to blame
   */
  <T> T until(Supplier<Seen<T>> look) {
    return until(windows.nextLimit(), look);
  }

  /** The same with a limit. */
  <T> T until(Duration limit, Supplier<Seen<T>> look) {
    long start = System.nanoTime();
    while (true) {
      Seen<T> seen = windows.guarded("looking at the page", () -> once(look));
      if (seen instanceof Seen.There<T> there) {
        return there.value();
      }
      if (System.nanoTime() - start >= limit.toNanos()) {
        String message = ((Seen.NotYet<T>) seen).message().get();
        throw new AssertionError(message + ". Waited " + Texts.span(limit) + ".");
      }
      windows.pause();
    }
  }

  private <T> Seen<T> once(Supplier<Seen<T>> look) {
    try {
      return look.get();
    } catch (ScriptTimeoutException | TimeoutException e) {
      windows.blameBrowser(e);
      return Seen.notYet(() -> windows.busy(e));
    } catch (NoSuchWindowException e) {
      windows.backToOpenWindow(e);
      return Seen.notYet(() -> "the window was closed");
    } catch (ElementClickInterceptedException e) {
      return Seen.notYet(() -> "it is covered: " + Windows.firstLine(e));
    } catch (ElementNotInteractableException e) {
      return Seen.notYet(() -> "it cannot be used: " + Windows.firstLine(e));
    } catch (InvalidElementStateException e) {
      return Seen.notYet(() -> "it cannot be changed: " + Windows.firstLine(e));
    } catch (WebDriverException e) {
      if (MOVING.contains(e.getClass())) {
        return Seen.notYet(() -> "the page keeps changing: " + Windows.firstLine(e));
      }
      throw e;
    }
  }
}
