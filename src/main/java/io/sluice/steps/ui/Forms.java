package io.sluice.steps.ui;

import io.sluice.steps.ui.Finder.Found;
import io.sluice.steps.ui.Finder.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chromium.HasCdp;
import org.openqa.selenium.interactions.Actions;

/** Fields that are filled in, boxes that are ticked. */
final class Forms {
  private final Windows windows;
  private final Page page;
  private final Finder finder;
  private final Hand hand;

  Forms(Windows windows, Page page, Finder finder, Hand hand) {
    this.windows = windows;
    this.page = page;
    this.finder = finder;
    this.hand = hand;
  }

  void fillIn(String field, String value, Optional<Area> area) {
    Supplier<Seen<Found>> look = () -> writable(field, area);
    Found found = page.until(look);
    if (found.element().type().equals("contenteditable")) {
      hand.gesture(look, (driver, element) -> write(driver, element, value));
    } else {
      hand.script(look, there -> fill(there, value));
    }
  }

  private Seen<Found> writable(String field, Optional<Area> area) {
    return Seen.then(
        finder.one(Kind.FILLABLE, field, area),
        found ->
            found.element().is("readonly")
                ? Seen.notYet(() -> found.name() + " is read-only")
                : Seen.there(found));
  }

  // The value is set at once, with the events a page expects of it: a browser takes key strokes in
  // the order of its locale for dates, a tab would leave the field, and a stroke for each letter
  // costs several times as much.
  private Seen<Boolean> fill(Found found, String value) {
    Element element = found.element();
    switch (element.type()) {
      case "file" ->
          throw new AssertionError(
              found.name() + " takes a file: use I upload … in " + found.quoted());
      case "select", "button" ->
          throw new AssertionError(
              found.name() + " is a list: use I choose … in " + found.quoted());
      default -> {
        Object answer = windows.run(Scripts.FILL, element.id(), value);
        if (!(answer instanceof Map<?, ?> held)) {
          throw new JavascriptException(found.name() + " was replaced");
        }
        if (Boolean.TRUE.equals(held.get("unfit"))) {
          throw new AssertionError(
              found.name() + " takes no text: use I choose … in " + found.quoted());
        }
        return Seen.of(
            !Boolean.TRUE.equals(held.get("lost")),
            true,
            () ->
                found.name()
                    + " does not take "
                    + Texts.quote(value)
                    + ": it is a field of type "
                    + element.type()
                    + hint(element.type()));
      }
    }
  }

  private static String hint(String type) {
    return switch (type) {
      case "date" -> ", to be written as 2026-12-31";
      case "datetime-local" -> ", to be written as 2026-12-31T23:59";
      case "month" -> ", to be written as 2026-12";
      case "time" -> ", to be written as 23:59";
      default -> "";
    };
  }

  // An editor follows what happens to its text: it gets the text as from a clever keyboard, and
  // the keys between lines.
  private static void write(WebDriver driver, WebElement element, String value) {
    element.click();
    new Actions(driver)
        .keyDown(Keys.CONTROL)
        .sendKeys("a")
        .keyUp(Keys.CONTROL)
        .sendKeys(Keys.DELETE)
        .perform();
    String[] lines = value.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        new Actions(driver).sendKeys(Keys.ENTER).perform();
      }
      if (!lines[i].isEmpty()) {
        ((HasCdp) driver).executeCdpCommand("Input.insertText", Map.of("text", lines[i]));
      }
    }
  }

  void tick(String box, boolean ticked, Optional<Area> area) {
    Supplier<Seen<Found>> look = () -> finder.one(Kind.TICK, box, area);
    Found found = page.until(look);
    if (found.element().is("ticked") != ticked) {
      hand.press(look);
      page.until(() -> Seen.then(look.get(), now -> turned(now, ticked)));
    }
  }

  private static Seen<Found> turned(Found box, boolean ticked) {
    return Seen.of(
        box.element().is("ticked") == ticked,
        box,
        () -> box.name() + " was pressed and is still " + (ticked ? "not ticked" : "ticked"));
  }
}
