package io.sluice.browser;

import io.sluice.browser.Contexts.UserContext;
import io.sluice.model.Trouble;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.TakesScreenshot;
import org.openqa.selenium.WebDriver;

/**
 * A window in a user context of its own, leased to one thread from a {@link BrowserPool}. Only that
 * thread may use it; closing it from another one ends the browser, so that a call under way fails
 * at once.
 */
public final class BrowserContext implements Browser, AutoCloseable {
  private final BrowserPool pool;
  private final Lane lane;
  private final UserContext context;
  private final Consumer<Optional<String>> flagHeaders;
  private final Thread owner = Thread.currentThread();
  private final AtomicBoolean closed = new AtomicBoolean();

  BrowserContext(
      BrowserPool pool, Lane lane, UserContext context, Consumer<Optional<String>> flagHeaders) {
    this.pool = pool;
    this.lane = lane;
    this.context = context;
    this.flagHeaders = flagHeaders;
  }

  @Override
  public WebDriver driver() {
    if (Thread.currentThread() != owner || closed.get()) {
      throw new IllegalStateException(
          "a browser context is for its own thread, until it is closed");
    }
    deliver();
    return lane.driver();
  }

  @Override
  public Optional<Trouble> trouble(Throwable thrown) {
    if (lane.alive() && !Blame.onBrowser(thrown)) {
      return Optional.empty();
    }
    return Optional.of(
        new Trouble(
            "browser-crashed",
            "browser",
            "the browser or its driver ended in the middle of the trial: "
                + Blame.firstLine(thrown),
            "Run again; if it happens often, look at the machine's memory.",
            thrown));
  }

  /** What the current window shows, as PNG; empty if the browser cannot tell any more. */
  public Optional<byte[]> screenshot() {
    return asked(() -> ((TakesScreenshot) lane.driver()).getScreenshotAs(OutputType.BYTES));
  }

  /** The current page as HTML; empty if the browser cannot tell any more. */
  public Optional<String> pageSource() {
    return asked(() -> String.valueOf(lane.driver().getPageSource()));
  }

  private <T> Optional<T> asked(Supplier<T> question) {
    return askedOnce(question)
        .or(() -> askedOnce(this::dismissed).flatMap(gone -> askedOnce(question)));
  }

  private <T> Optional<T> askedOnce(Supplier<T> question) {
    if (closed.get() || !lane.alive()) {
      return Optional.empty();
    }
    try {
      return Optional.of(question.get());
    } catch (RuntimeException e) {
      return Optional.empty(); // Selenium knows many exceptions for a browser that is gone
    }
  }

  // A dialog is in the way of every other question.
  private boolean dismissed() {
    lane.driver().switchTo().alert().dismiss();
    return true;
  }

  private void deliver() {
    lane.flagHeaders(context).forEach(flagHeaders);
  }

  /** Ends the user context with its windows; the browser serves the next trial, if it can. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    if (Thread.currentThread() != owner) {
      lane.kill(); // the owner's call under way, if any, ends with the browser
      pool.giveUp(lane);
    } else if (ended()) {
      pool.giveBack(lane, context);
    } else {
      pool.giveUp(lane);
    }
  }

  private boolean ended() {
    try {
      if (!lane.alive()) {
        return false;
      }
      boolean answered = lane.settle(context);
      deliver();
      if (!answered) {
        flagHeaders.accept(Optional.empty());
      }
      return true;
    } catch (RuntimeException e) {
      deliver();
      return false; // Selenium knows many exceptions for a browser that is gone
    }
  }
}
