package io.sluice.steps.ui;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WebElement;

/** Finds things on a page by what they are called; says what there is when it does not. */
final class Finder {
  private static final int SUGGESTIONS = 5;

  private final Page page;

  Finder(Page page) {
    this.page = page;
  }

  /**
   * A kind of thing to do something with.
   *
   * @param key of page.js
   * @param word for one
   * @param plural for several
   */
  record Kind(String key, String word, String plural) {
    static final Kind PRESSABLE = new Kind("pressable", "button or link", "buttons and links");
    static final Kind FILLABLE = new Kind("fillable", "field", "fields");
    static final Kind TICK = new Kind("tick", "box to tick", "boxes to tick");
    static final Kind CHOICE = new Kind("choice", "list or group to choose from", "choices");
    static final Kind OPTION = new Kind("option", "option", "options");
    static final Kind RADIO = new Kind("radio", "option", "options");
    static final Kind ROW = new Kind("row", "row", "rows");

    static Kind of(UiRole role) {
      return new Kind(role.word(), role.word(), role.plural());
    }
  }

  /**
   * One look for the one element that is meant, ready to be used.
   *
   * @param inside the element to look inside, the whole page if null
   */
  Seen<Element> one(Kind kind, String name, @Nullable WebElement inside) {
    Look look = page.look(kind.key(), inside, "");
    List<Element> best = alike(Matching.best(look.shown(), name));
    if (best.isEmpty()) {
      return Seen.notYet(() -> absent(kind, name, look));
    }
    if (best.size() > 1) {
      return Seen.notYet(() -> ambiguous(kind, name, best, look));
    }
    Element found = best.get(0);
    return found.enabled()
        ? Seen.there(found)
        : Seen.notYet(
            () ->
                "the "
                    + kind.word()
                    + " "
                    + Texts.quote(name)
                    + " on "
                    + look.where()
                    + " is disabled");
  }

  /** One look for a row by a text in it; the row whose cell is that text is meant first. */
  Seen<Element> row(String text) {
    Look look = page.look(Kind.ROW.key());
    List<Element> rows = Matching.byText(look.shown(), text);
    if (rows.isEmpty()) {
      return Seen.notYet(() -> absent(Kind.ROW, text, look));
    }
    return rows.size() == 1
        ? Seen.there(rows.get(0))
        : Seen.notYet(() -> ambiguous(Kind.ROW, text, rows, look));
  }

  // Links of one name to one place do the same: any of them will do.
  private static List<Element> alike(List<Element> elements) {
    boolean same =
        elements.stream().map(Element::href).distinct().count() == 1
            && elements.stream().noneMatch(one -> one.href().isEmpty());
    return same ? elements.subList(0, 1) : elements;
  }

  /** Says that there is none, and what there is instead. */
  static String absent(Kind kind, String name, Look look) {
    boolean hidden =
        look.elements().stream()
            .filter(one -> !one.shown())
            .anyMatch(one -> !Matching.exactly(List.of(one), name).isEmpty());
    String missing =
        hidden
            ? "the " + kind.word() + " " + Texts.quote(name) + " is hidden on " + look.where()
            : "there is no " + kind.word() + " " + Texts.quote(name) + " on " + look.where();
    return missing + ". " + instead(kind.plural(), name, look.shown(), Element::title);
  }

  /** What there is instead, nearest names first, as a sentence without its full stop. */
  static String instead(
      String plural, String name, List<Element> there, Function<Element, String> title) {
    String names = Texts.nearest(name, there.stream().map(title).toList(), SUGGESTIONS);
    return capital(plural) + " there: " + (names.isEmpty() ? "none" : names);
  }

  private static String ambiguous(Kind kind, String name, List<Element> best, Look look) {
    String titles =
        best.stream().map(one -> Texts.quote(title(kind, one))).collect(Collectors.joining(", "));
    return best.size()
        + " "
        + kind.plural()
        + " on "
        + look.where()
        + " are equally well meant by "
        + Texts.quote(name)
        + ": "
        + titles;
  }

  private static String title(Kind kind, Element element) {
    return kind.equals(Kind.ROW) ? rowText(element) : element.title();
  }

  /** All of a row's text. */
  static String rowText(Element row) {
    return row.names().stream()
        .filter(name -> name.rank() == 1)
        .map(Element.Name::text)
        .findFirst()
        .orElse(row.title());
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
