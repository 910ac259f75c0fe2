package io.sluice.config;

import io.sluice.browser.BrowserSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code browser} and {@code lanes}. */
final class BrowserReader {
  /** More lanes than any machine serves. */
  static final int MOST_LANES = 256;

  private static final Pattern WINDOW = Pattern.compile("([1-9][0-9]{2,3})x([1-9][0-9]{2,3})");

  private BrowserReader() {}

  static BrowserSettings read(Section root) {
    BrowserSettings defaults = BrowserSettings.defaults();
    Optional<Section> section = root.section("browser", Shape.BROWSER);
    if (section.isEmpty()) {
      return defaults;
    }
    Section from = section.get();
    Optional<Matcher> window = from.find("window").flatMap(BrowserReader::window);
    return new BrowserSettings(
        from.find("binary").flatMap(Value::text).map(Path::of),
        from.find("driver").flatMap(Value::text).map(Path::of),
        from.find("headless").flatMap(Value::bool).orElse(defaults.headless()),
        window.map(w -> Integer.parseInt(w.group(1))).orElse(defaults.width()),
        window.map(w -> Integer.parseInt(w.group(2))).orElse(defaults.height()),
        lanes(from).orElse(defaults.lanes()));
  }

  /** The {@code lanes} of a section that has them. */
  static OptionalInt lanes(Section from) {
    return from.find("lanes")
        .flatMap(value -> value.integer(1, MOST_LANES))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  private static Optional<Matcher> window(Value value) {
    Optional<Matcher> window = value.text().map(WINDOW::matcher);
    if (window.isPresent() && !window.get().matches()) {
      value.problem("browser.window is no size", "Write it as 1280x900, in pixels.");
      return Optional.empty();
    }
    return window;
  }
}
