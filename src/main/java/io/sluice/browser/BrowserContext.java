package io.sluice.browser;

import io.sluice.browser.Contexts.UserContext;
import io.sluice.model.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.TakesScreenshot;
import org.openqa.selenium.WebDriver;

/**
 * A window in a user context of its own, and further ones for further users, leased to one thread
 * from a {@link BrowserPool}. Only that thread may use it; closing it from another one ends the
 * browser, so that a call under way fails at once.
 */
public final class BrowserContext implements Browser, AutoCloseable {
  private static final String UNNAMED = "";

  private final BrowserPool pool;
  private final Lane lane;
  // By user, in the order they came; the first is unnamed until somebody names it.
  private final Map<String, UserContext> contexts = new LinkedHashMap<>();
  private final Consumer<Optional<String>> flagHeaders;
  private final Thread owner = Thread.currentThread();
  private final AtomicBoolean closed = new AtomicBoolean();
  private String user = UNNAMED;
  private Optional<Path> downloads = Optional.empty();

  BrowserContext(
      BrowserPool pool, Lane lane, UserContext context, Consumer<Optional<String>> flagHeaders) {
    this.pool = pool;
    this.lane = lane;
    this.contexts.put(UNNAMED, context);
    this.flagHeaders = flagHeaders;
  }

  @Override
  public WebDriver driver() {
    requireOwner();
    deliver();
    return lane.driver();
  }

  private void requireOwner() {
    if (Thread.currentThread() != owner || closed.get()) {
      throw new IllegalStateException(
          "a browser context is for its own thread, until it is closed");
    }
  }

  @Override
  public void use(String next) {
    requireOwner();
    if (contexts.containsKey(UNNAMED)) {
      contexts.put(next, contexts.remove(UNNAMED));
    }
    UserContext known = contexts.get(next);
    if (known == null) {
      contexts.put(next, opened());
    } else {
      lane.show(known);
    }
    user = next;
  }

  private UserContext opened() {
    try {
      return lane.open();
    } catch (RuntimeException e) {
      throw trouble(e)
          .orElseGet(
              () ->
                  new Trouble(
                      "browser-not-started",
                      "browser",
                      "the browser gave no window for another user: " + Blame.firstLine(e),
                      "Look whether the machine has memory and processes left.",
                      e));
    }
  }

  @Override
  public Path downloads() {
    requireOwner();
    Path folder = downloads.orElseGet(BrowserContext::folder);
    downloads = Optional.of(folder);
    lane.download(inUse(), folder);
    return folder;
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("sluice-downloads");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private UserContext inUse() {
    UserContext context = contexts.get(user);
    return context == null ? contexts.values().iterator().next() : context;
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
    contexts.values().forEach(context -> lane.flagHeaders(context).forEach(flagHeaders));
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
      pool.giveBack(lane, List.copyOf(contexts.values()));
    } else {
      pool.giveUp(lane);
    }
    downloads.ifPresent(BrowserContext::remove);
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // It is in the system's folder for what nobody needs; a file may still be written to.
    }
  }

  private boolean ended() {
    try {
      if (!lane.alive()) {
        return false;
      }
      boolean answered = true;
      for (UserContext context : contexts.values()) {
        answered &= lane.settle(context);
      }
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
