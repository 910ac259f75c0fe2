package io.sluice.browser;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A pool of real browsers, got as the gate itself gets them. */
public final class RealBrowser {
  private RealBrowser() {}

  /** At most this many browsers. */
  public static BrowserPool pool(int lanes) {
    return pool(lanes, List.of());
  }

  /** The same, started with further arguments. */
  public static BrowserPool pool(int lanes, List<String> arguments) {
    BrowserSettings settings =
        new BrowserSettings(Optional.empty(), Optional.empty(), true, 1280, 900, lanes)
            .with(arguments);
    Path log = Path.of("target", "browser-install.log");
    return new BrowserPool(
        settings,
        new BrowserProvision(settings, System.out::println, log)::provide,
        "Sluice-Flags");
  }
}
