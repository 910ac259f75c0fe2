package io.sluice.steps.ui;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.browser.BrowserPool;
import io.sluice.browser.FixtureSite;
import io.sluice.browser.LazyBrowser;
import io.sluice.browser.RealBrowser;
import io.sluice.steps.ui.UiWords.NamedPart;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Steps in a real browser, on pages of a small site; a fresh context for each test. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class UiFixture {
  /** Long enough for a busy machine, for what is to come. */
  static final Duration LONG = Duration.ofSeconds(20);

  /** For what is never to come. */
  static final Duration SHORT = Duration.ofMillis(300);

  final FixtureSite site = new FixtureSite();
  private final BrowserPool pool = RealBrowser.pool(1);
  private LazyBrowser browser = newBrowser();
  FixtureWorld world = new FixtureWorld(site.url(), LONG);

  private LazyBrowser newBrowser() {
    return new LazyBrowser(pool, Duration.ofMinutes(1), header -> {});
  }

  @BeforeEach
  void freshContext() {
    browser.close();
    browser = newBrowser();
    world = new FixtureWorld(site.url(), LONG);
  }

  @AfterEach
  void closeContext() {
    browser.close();
  }

  @AfterAll
  void closeAll() {
    pool.close();
    site.close();
  }

  LazyBrowser browser() {
    return browser;
  }

  /** Steps on a page with this body, that have the time that is long enough. */
  AllSteps on(String path, String title, String body) {
    site.page(path, title, body);
    AllSteps steps = steps(world);
    steps.page.open(path);
    return steps;
  }

  /** Steps of an attempt in this world. */
  AllSteps steps(FixtureWorld of) {
    return new AllSteps(of, browser, AccessibilitySettings.defaults());
  }

  /** Steps on the page that is open, that soon give up. */
  AllSteps impatient() {
    return steps(new FixtureWorld(site.url(), world.variables(), SHORT));
  }

  /** A part of the page that a step names. */
  static NamedPart part(UiRole role, String name) {
    return new NamedPart(role, Optional.of(name));
  }

  /** A part of the page of which there is one. */
  static NamedPart the(UiRole role) {
    return new NamedPart(role, Optional.empty());
  }

  /** What a step that cannot succeed says. */
  AbstractThrowableAssert<?, ? extends Throwable> failureOf(ThrowingCallable step) {
    return assertThatThrownBy(step).isInstanceOf(AssertionError.class);
  }
}
