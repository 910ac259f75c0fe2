package io.sluice.browser;

import java.net.ConnectException;
import java.util.List;
import java.util.stream.Stream;
import org.openqa.selenium.NoSuchSessionException;
import org.openqa.selenium.SessionNotCreatedException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.remote.UnreachableBrowserException;

/** Tells a browser that is gone from a page that is not as expected. */
final class Blame {
  // The WebDriver standard has no error code for these; chromedriver's words are all there is.
  private static final List<String> GONE =
      List.of(
          "disconnected",
          "tab crashed",
          "chrome not reachable",
          "not connected to DevTools",
          "session deleted",
          "Output closed",
          "driver server has unexpectedly died");

  private Blame() {}

  /** Whether the exception, or one that led to it, can only come from a browser that is gone. */
  static boolean onBrowser(Throwable thrown) {
    return Stream.iterate(thrown, one -> one != null, Throwable::getCause)
        .limit(20)
        .anyMatch(Blame::gone);
  }

  private static boolean gone(Throwable thrown) {
    if (thrown instanceof NoSuchSessionException
        || thrown instanceof SessionNotCreatedException
        || thrown instanceof UnreachableBrowserException
        || thrown instanceof ConnectException) {
      return true;
    }
    return thrown instanceof WebDriverException exception
        && GONE.stream().anyMatch(firstLine(exception)::contains);
  }

  /** The message without Selenium's notes on build, system and driver. */
  static String firstLine(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null
        ? thrown.getClass().getSimpleName()
        : message.lines().findFirst().orElse("").strip();
  }
}
