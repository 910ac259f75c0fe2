package io.sluice.browser;

import java.util.Optional;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.bidi.browsingcontext.BrowsingContext;
import org.openqa.selenium.bidi.browsingcontext.CreateContextParameters;
import org.openqa.selenium.bidi.module.Browser;

/** The user contexts of one browser, one at a time. For one thread at a time. */
final class Contexts {
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
  private Optional<UserContext> prepared = Optional.empty();

  Contexts(WebDriver driver, Responses responses) {
    this.driver = driver;
    this.browser = new Browser(driver);
    this.responses = responses;
  }

  /** Opens the one that will be taken next, and points the driver at its window. */
  void prepare() {
    String id = browser.createUserContext();
    // Classic newWindow() would open outside the user context.
    CreateContextParameters tab = new CreateContextParameters(WindowType.TAB).userContext(id);
    String window = new BrowsingContext(driver, tab).getId();
    responses.opened(window, id);
    driver.switchTo().window(window);
    prepared = Optional.of(new UserContext(id, window));
  }

  /** A fresh one, in which nobody has done anything. */
  UserContext take() {
    if (prepared.isEmpty()) {
      prepare();
    }
    UserContext taken = prepared.orElseThrow();
    prepared = Optional.empty();
    return taken;
  }

  /** Returns when the browser has told everything that happened before. */
  void sync() {
    browser.getUserContexts();
  }

  /** Ends one with its windows and data. */
  void remove(UserContext context) {
    browser.removeUserContext(context.id());
    responses.forget(context.id());
  }
}
