package io.sluice;

import io.sluice.browser.Browser;
import io.sluice.browser.BrowserPool;
import io.sluice.browser.LazyBrowser;
import io.sluice.model.Trouble;
import io.sluice.model.evidence.ExposureHeader;
import io.sluice.model.world.Variables;
import io.sluice.model.world.World;
import io.sluice.run.AttemptTools;
import io.sluice.steps.api.Api;
import io.sluice.steps.api.ApiSettings;
import io.sluice.steps.ui.AccessibilitySettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The API client and the browser of one attempt. */
final class StepTools implements AttemptTools {
  /** A lane may have to wait until another trial gives its browser back. */
  private static final Duration WAIT_FOR_BROWSER = Duration.ofMinutes(1);

  private final World world;
  private final Api api;
  private final AccessibilitySettings accessibility;
  private final LazyBrowser browser;

  StepTools(
      World world,
      BrowserPool browsers,
      ApiSettings settings,
      AccessibilitySettings accessibility) {
    this.accessibility = accessibility;
    this.world = world;
    this.api = new Api(world, settings);
    this.browser =
        new LazyBrowser(
            browsers,
            WAIT_FOR_BROWSER,
            header ->
                header.ifPresentOrElse(
                    told -> ExposureHeader.parse(told).forEach(world::exposed),
                    () -> world.untold("an answer to the browser")));
  }

  @Override
  public Map<Class<?>, Object> offered() {
    return Map.of(
        World.class, world,
        Variables.class, world.variables(),
        Api.class, api,
        Browser.class, browser,
        AccessibilitySettings.class, accessibility);
  }

  @Override
  public Optional<Trouble> lastLook(Optional<Throwable> thrown) {
    Optional<Trouble> trouble = thrown.flatMap(browser::trouble);
    if (trouble.isPresent()) {
      return trouble;
    }
    browser.screenshot().ifPresent(png -> world.attach("screenshot", "image/png", png));
    browser
        .pageSource()
        .ifPresent(
            html ->
                world.attach("page source", "text/html", html.getBytes(StandardCharsets.UTF_8)));
    return trouble;
  }

  @Override
  public void close() {
    api.close();
    browser.close();
    if (browser.used()) {
      // Browsers tell nearly every answer, and late; nearly is not enough to conclude from.
      world.untold("what a browser was answered");
    }
  }
}
