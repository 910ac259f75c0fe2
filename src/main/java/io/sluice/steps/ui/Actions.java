package io.sluice.steps.ui;

import io.sluice.steps.ui.Finder.Found;
import io.sluice.steps.ui.Finder.Kind;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;

/** What a person does on a page with a mouse. */
final class Actions {
  private static final String CENTRE =
      "window[Symbol.for('io.sluice.found')].elements.get(arguments[0]).deref()"
          + ".scrollIntoView({block: 'center', inline: 'nearest', behavior: 'instant'})";

  private final Windows windows;
  private final Page page;
  private final Finder finder;
  private final Hand hand;

  Actions(Windows windows, Page page, Finder finder, Hand hand) {
    this.windows = windows;
    this.page = page;
    this.finder = finder;
    this.hand = hand;
  }

  void open(URI base, String path) {
    boolean absolute = path.toLowerCase(Locale.ROOT).matches("(https?|data|about):.*");
    String slash = path.startsWith("/") ? "" : "/";
    page.open(absolute ? path : base + slash + path, path);
  }

  void press(Kind kind, String name, Optional<Area> area) {
    hand.press(look(kind, name, area));
  }

  private Supplier<Seen<Found>> look(Kind kind, String name, Optional<Area> area) {
    return () -> finder.one(kind, name, area);
  }

  void pressTwice(String name, Optional<Area> area) {
    hand.gesture(
        look(Kind.anything("I double press %s"), name, area),
        (d, e) -> mouse(d).doubleClick(e).perform());
  }

  void pressRight(String name, Optional<Area> area) {
    hand.gesture(
        look(Kind.anything("I right press %s"), name, area),
        (d, e) -> mouse(d).contextClick(e).perform());
  }

  void hover(String name, Optional<Area> area) {
    hand.gesture(
        look(Kind.anything("I point at %s"), name, area),
        (d, e) -> mouse(d).moveToElement(e).perform());
  }

  private static org.openqa.selenium.interactions.Actions mouse(WebDriver driver) {
    return new org.openqa.selenium.interactions.Actions(driver);
  }

  /** Takes one thing to another one: by the events of a page's own dragging, or with the mouse. */
  void drag(String name, String to) {
    Found target = page.until(look(Kind.ANYTHING, to, Optional.empty()));
    hand.gesture(
        look(Kind.ANYTHING, name, Optional.empty()), (driver, element) -> drag(element, target));
  }

  private void drag(WebElement element, Found target) {
    Object end = windows.run(Scripts.DRAG, element, target.element().id());
    if (end instanceof WebElement other) {
      mouse(windows.driver())
          .clickAndHold(element)
          .moveByOffset(4, 4)
          .moveToElement(other)
          .moveByOffset(1, 1)
          .release()
          .perform();
    }
  }

  /** Scrolls until something is in view; what a page renders only on the way is waited for. */
  void scrollTo(String name, Optional<Area> area) {
    page.until(
        () ->
            finder.within(
                area,
                inside -> {
                  Look look = page.look(Kind.ANYTHING.key(), inside, name);
                  List<Element> found = Matching.best(look.shown(), name);
                  if (found.isEmpty()) {
                    windows.run(Scripts.REVEAL, inside, false);
                    return Seen.notYet(
                        () ->
                            Texts.quote(name)
                                + " did not come into view on "
                                + look.where()
                                + ". "
                                + Finder.instead("parts", name, look.shown(), Element::title));
                  }
                  windows.run(CENTRE, found.get(0).id());
                  return Seen.there(look);
                }));
  }
}
