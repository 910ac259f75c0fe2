package io.sluice.steps.ui;

import io.sluice.steps.ui.Finder.Kind;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.openqa.selenium.WebElement;

/** What a person does on a page. */
final class Actions {
  // Elsewhere the value is set at once, with the events a page expects of it: a browser takes key
  // strokes in the order of its locale for dates, a tab would leave the field, and a stroke for
  // each
  // letter costs several times as much.
  private static final Set<String> TYPED = Set.of("contenteditable");

  private final Page page;
  private final Finder finder;

  Actions(Page page, Finder finder) {
    this.page = page;
    this.finder = finder;
  }

  void open(URI base, String path) {
    boolean absolute = path.toLowerCase(Locale.ROOT).matches("https?://.*");
    String slash = path.startsWith("/") ? "" : "/";
    page.open(absolute ? path : base + slash + path, path);
  }

  void press(String name) {
    page.press(() -> finder.one(Kind.PRESSABLE, name, null));
  }

  void pressInRow(String name, String row) {
    page.press(() -> inRow(name, row));
  }

  private Seen<Element> inRow(String name, String row) {
    Seen<Element> found = finder.row(row);
    if (found instanceof Seen.There<Element> there) {
      Seen<Element> button = finder.one(Kind.PRESSABLE, name, there.value().element());
      return button instanceof Seen.NotYet<Element> missing
          ? Seen.notYet(() -> "in the row " + Texts.quote(row) + " " + missing.message().get())
          : button;
    }
    return found;
  }

  void fillIn(String field, String value) {
    page.until(
        () ->
            then(() -> finder.one(Kind.FILLABLE, field, null), found -> fill(found, field, value)));
  }

  private Seen<Element> fill(Element found, String field, String value) {
    WebElement element = found.element();
    switch (found.type()) {
      case "file" ->
          throw new AssertionError(
              "the field " + Texts.quote(field) + " takes a file, which this step cannot give");
      case "select" ->
          throw new AssertionError(
              "the field "
                  + Texts.quote(field)
                  + " is a list: use I choose … in "
                  + Texts.quote(field));
      default -> {
        if (TYPED.contains(found.type())) {
          element.clear();
          element.sendKeys(value);
        } else {
          page.setValue(element, value);
        }
      }
    }
    return Seen.there(found);
  }

  void choose(String option, String choice) {
    page.press(() -> option(option, choice));
  }

  private Seen<Element> option(String option, String choice) {
    return then(
        () -> finder.one(Kind.CHOICE, choice, null),
        found -> {
          Kind kind = found.type().equals("select") ? Kind.OPTION : Kind.RADIO;
          Seen<Element> seen = finder.one(kind, option, found.element());
          return seen instanceof Seen.NotYet<Element> missing
              ? Seen.notYet(() -> "in " + Texts.quote(choice) + " " + missing.message().get())
              : seen;
        });
  }

  void tick(String box, boolean ticked) {
    Element found = page.until(() -> finder.one(Kind.TICK, box, null));
    if (found.ticked() != ticked) {
      page.press(() -> finder.one(Kind.TICK, box, null));
      page.until(
          () ->
              then(
                  () -> finder.one(Kind.TICK, box, null),
                  now ->
                      now.ticked() == ticked
                          ? Seen.there(now)
                          : Seen.notYet(
                              () ->
                                  Texts.quote(box)
                                      + " was pressed and is still "
                                      + (ticked ? "not ticked" : "ticked"))));
    }
  }

  private static Seen<Element> then(
      Supplier<Seen<Element>> first, Function<Element, Seen<Element>> next) {
    Seen<Element> seen = first.get();
    return seen instanceof Seen.There<Element> there ? next.apply(there.value()) : seen;
  }
}
