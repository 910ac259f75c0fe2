package io.sluice.browser;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which browser to use and how.
 *
 * @param binary the browser's program; looked for when empty
 * @param driver its chromedriver; looked for when empty
 * @param headless whether the browser runs without a display
 * @param width of a page, in CSS pixels
 * @param height of a page, in CSS pixels
 * @param lanes how many browsers may run at once; at least 1
 * @param arguments further ones for the browser, such as a proxy
 */
public record BrowserSettings(
    Optional<Path> binary,
    Optional<Path> driver,
    boolean headless,
    int width,
    int height,
    int lanes,
    List<String> arguments) {
  /** Rejects what no browser could be started with. */
  public BrowserSettings {
    if (width < 1 || height < 1 || lanes < 1) {
      throw new IllegalArgumentException("a browser's width, height and lanes are at least 1");
    }
    arguments = List.copyOf(arguments);
  }

  /** Without further arguments. */
  public BrowserSettings(
      Optional<Path> binary,
      Optional<Path> driver,
      boolean headless,
      int width,
      int height,
      int lanes) {
    this(binary, driver, headless, width, height, lanes, List.of());
  }

  /** With these further arguments for the browser. */
  public BrowserSettings with(List<String> more) {
    return new BrowserSettings(binary, driver, headless, width, height, lanes, more);
  }

  /** Any Chrome or Chromium, headless, 1280 × 900, two at once. */
  public static BrowserSettings defaults() {
    return new BrowserSettings(Optional.empty(), Optional.empty(), true, 1280, 900, 2);
  }
}
