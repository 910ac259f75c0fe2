package io.sluice.browser;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.bidi.browsingcontext.BrowsingContext;
import org.openqa.selenium.bidi.browsingcontext.CreateContextParameters;
import org.openqa.selenium.bidi.module.Browser;

/**
 * The user contexts of one browser. While a trial is at work the next one's is opened, and the last
 * one's removed, so that no trial waits for either.
 */
final class Contexts implements AutoCloseable {
  /** A trial begins with loading a page; the next context must not compete with that. */
  private static final Duration LATER = Duration.ofMillis(150);

  /**
   * A separate set of cookies, storage, cache and windows.
   *
   * @param id as WebDriver BiDi knows it
   * @param window its first window
   */
  record UserContext(String id, String window) {}

  private final WebDriver driver;
  private final Browser browser;
  private final Responses responses;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "browser-contexts");
            made.setDaemon(true);
            return made;
          });
  private Optional<Future<UserContext>> next = Optional.empty();

  Contexts(WebDriver driver, Responses responses) {
    this.driver = driver;
    this.browser = new Browser(driver);
    this.responses = responses;
  }

  /** A fresh one, in which nobody has done anything. */
  UserContext take() {
    Optional<Future<UserContext>> ready = next;
    next = Optional.empty();
    UserContext taken = ready.flatMap(Contexts::result).orElseGet(this::open);
    next = Optional.of(thread.schedule(this::open, LATER.toMillis(), TimeUnit.MILLISECONDS));
    return taken;
  }

  /** One that is not begun is called off: to open one now is faster than to wait for it. */
  private static Optional<UserContext> result(Future<UserContext> opening) {
    if (!opening.isDone() && opening.cancel(false)) {
      return Optional.empty();
    }
    try {
      return Optional.of(opening.get());
    } catch (ExecutionException | CancellationException e) {
      return Optional.empty(); // the one that is opened instead tells what is wrong
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private UserContext open() {
    String id = browser.createUserContext();
    // Classic newWindow() would open outside the user context.
    CreateContextParameters tab = new CreateContextParameters(WindowType.TAB).userContext(id);
    String window = new BrowsingContext(driver, tab).getId();
    responses.opened(window, id);
    return new UserContext(id, window);
  }

  /** Returns when the browser has told everything that happened before. */
  void sync() {
    browser.getUserContexts();
  }

  /** Ends one with its windows and data, soon. */
  void remove(UserContext context) {
    thread.execute(
        () -> {
          try {
            browser.removeUserContext(context.id());
          } catch (RuntimeException e) {
            // A browser that is gone has no contexts; its lane finds out when it is next used.
          } finally {
            responses.forget(context.id());
          }
        });
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
