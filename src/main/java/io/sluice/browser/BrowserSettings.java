package io.sluice.browser;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which browser is used and how; {@code browser} of sluice.yaml.
 *
 * @param binary Chrome or Chromium; empty looks for one
 * @param driver chromedriver; empty looks for one
 * @param lanes how many browsers run at the same time; empty lets Sluice choose
 * @param width of the window, CSS pixels
 * @param height of the window, CSS pixels
 * @param headless whether no window is shown
 */
public record BrowserSettings(
    Optional<Path> binary,
    Optional<Path> driver,
    OptionalInt lanes,
    int width,
    int height,
    boolean headless) {
  /** What holds when sluice.yaml says nothing. */
  public static BrowserSettings defaults() {
    return new BrowserSettings(
        Optional.empty(), Optional.empty(), OptionalInt.empty(), 1280, 900, true);
  }
}
