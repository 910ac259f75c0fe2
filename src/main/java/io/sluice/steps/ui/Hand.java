package io.sluice.steps.ui;

import io.sluice.steps.ui.Finder.Found;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.NoSuchWindowException;
import org.openqa.selenium.ScriptTimeoutException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.UnhandledAlertException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/**
 * Touches things on a page as a person would: not before they are at rest, in view and not covered;
 * then waits until a page that this replaces is replaced, because a submit is lost if the next step
 * goes elsewhere before it left. A window that opens is used from then on.
 */
final class Hand {
  private static final long NOTHING = 0;
  private static final Gesture PRESS = (driver, element) -> element.click();

  // What lets presses through to what it stands in cannot be clicked, but its place can.
  private static final Gesture PRESS_ITS_PLACE =
      (driver, element) -> new Actions(driver).moveToElement(element).click().perform();

  private final Windows windows;
  private final Page page;
  private final Runnable visited;

  /**
   * @param visited called when something was done that may have led to another page
   */
  Hand(Windows windows, Page page, Runnable visited) {
    this.windows = windows;
    this.page = page;
    this.visited = visited;
  }

  /** What is done with an element. */
  interface Gesture {
    void with(WebDriver driver, WebElement element);
  }

  private record Before(Set<String> windows, boolean opens) {}

  /** Looks for an element until it is there and can be pressed, and presses it. */
  void press(Supplier<Seen<Found>> look) {
    gesture(look, PRESS);
  }

  /** Looks for an element until it is there and can be pressed, and does something with it. */
  void gesture(Supplier<Seen<Found>> look, Gesture gesture) {
    settle(page.until(() -> Seen.then(look.get(), found -> touched(found, gesture, true))));
  }

  /** Looks for an element until it is there, and does something with it, in view or not. */
  void use(Supplier<Seen<Found>> look, Gesture gesture) {
    settle(page.until(() -> Seen.then(look.get(), found -> touched(found, gesture, false))));
  }

  /** Looks for an element and does something about it by a script, which says whether it worked. */
  void script(
      Supplier<Seen<Found>> look, java.util.function.Function<Found, Seen<Boolean>> action) {
    settle(
        page.until(
            () ->
                Seen.then(
                    look.get(),
                    found -> {
                      Before before = before(found.element().is("elsewhere"));
                      windows.run(Scripts.TOUCH, NOTHING, false);
                      return Seen.then(action.apply(found), done -> Seen.there(before));
                    })));
  }

  /** Does something with the keyboard. */
  void keys(Consumer<WebDriver> typing) {
    settle(
        windows.guarded(
            "using the keyboard",
            () -> {
              Before before = before(false);
              windows.run(Scripts.TOUCH, NOTHING, false);
              typing.accept(windows.driver());
              return before;
            }));
  }

  /** Waits for what a dialog that was answered led to. */
  void afterwards(Set<String> windowsBefore) {
    settle(new Before(windowsBefore, false));
  }

  private Before before(boolean opens) {
    return new Before(windows.handles(), opens);
  }

  private Seen<Before> touched(Found found, Gesture gesture, boolean pressed) {
    long id = found.element().id();
    Object told = windows.run(Scripts.TOUCH, id, pressed);
    if (!(told instanceof Map<?, ?> touch)) {
      throw new JavascriptException("the page was replaced while it was touched");
    }
    String state = String.valueOf(touch.get("state"));
    if (!state.equals("ready")) {
      return Seen.notYet(
          () ->
              switch (state) {
                case "gone" -> "the page keeps changing: " + found.name() + " was replaced";
                case "moving" -> found.name() + " does not stop moving";
                case "covered" -> found.name() + " is covered by " + touch.get("by");
                default -> found.name() + " is outside of the window";
              });
    }
    Before before = before(found.element().is("elsewhere"));
    if ("script".equals(touch.get("way"))) {
      windows.run(
          "window[Symbol.for('io.sluice.found')].elements.get(arguments[0]).deref().click()", id);
    } else {
      boolean place = gesture == PRESS && "point".equals(touch.get("way"));
      Gesture fitting = place ? PRESS_ITS_PLACE : gesture;
      if (touch.get("element") instanceof WebElement element) {
        fitting.with(windows.driver(), element);
      } else {
        inFrame(id, fitting);
      }
    }
    return Seen.there(before);
  }

  /** Goes into the frame of an element, does something with it, and comes back. */
  private void inFrame(long id, Gesture gesture) {
    WebDriver driver = windows.driver();
    try {
      int deepest = 20;
      for (int depth = 0; depth < deepest; depth++) {
        if (windows.run(Scripts.FRAME, id, depth) instanceof WebElement next) {
          boolean frame = next.getTagName().matches("i?frame");
          if (!frame) {
            gesture.with(driver, next);
            return;
          }
          driver.switchTo().frame(next);
        }
      }
    } finally {
      out(driver);
    }
  }

  private static void out(WebDriver driver) {
    try {
      driver.switchTo().defaultContent();
    } catch (UnhandledAlertException e) {
      // A dialog is in the way; who answers it comes out of the frame then.
    } catch (NoSuchWindowException e) {
      // The window closed itself, and with it its frames.
    }
  }

  private void settle(Before before) {
    windows.guarded("what the press led to", () -> settled(before));
    visited.run();
  }

  private boolean settled(Before before) {
    if (before.opens()) {
      waitFor(() -> windows.handles().size() > before.windows().size());
    }
    Set<String> opened = new HashSet<>(windows.handles());
    opened.removeAll(before.windows());
    opened.forEach(windows::follow);
    waitFor(this::isSettled);
    return true;
  }

  private boolean isSettled() {
    try {
      return Boolean.TRUE.equals(windows.run(Scripts.PRESSED));
    } catch (UnhandledAlertException e) {
      return true; // a dialog was opened: the next step says what to do with it
    } catch (ScriptTimeoutException | TimeoutException e) {
      windows.blameBrowser(e);
      return false;
    } catch (NoSuchWindowException e) {
      windows.backToOpenWindow(e);
      return false;
    } catch (JavascriptException e) {
      return false; // asked in the moment between two pages
    }
  }

  // The next step says what should be there; that nothing came is no failure of this one. An answer
  // that is a download, say, never replaces the page.
  private void waitFor(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean() && System.nanoTime() - start < windows.limit().toNanos()) {
      windows.pause();
    }
  }
}
