package io.sluice.steps.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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
    static final Kind CHOOSABLE = new Kind("choosable", "option", "options");
    static final Kind RADIO = new Kind("radio", "option", "options");
    static final Kind FILE = new Kind("file", "field for files", "fields for files");
    static final Kind ANYTHING = new Kind("anything", "part", "parts");

    static Kind of(UiRole role) {
      return new Kind(role.word(), role.word(), role.plural());
    }
  }

  /**
   * What was found.
   *
   * @param element ready to be used
   * @param name for messages: {@code the button "Save"}
   */
  record Found(Element element, String name) {
    /** What it is called, in quotes. */
    String quoted() {
      return name.substring(name.indexOf('"'));
    }
  }

  /** One look for the one element that is meant, anywhere or in a part of the page. */
  Seen<Found> one(Kind kind, String name, Optional<Area> area) {
    return within(area, inside -> one(kind, name, inside));
  }

  /** Looks inside a part of the page, and says so where it is missing there. */
  <T> Seen<T> within(Optional<Area> area, Function<Long, Seen<T>> look) {
    if (area.isEmpty()) {
      return look.apply(Page.EVERYWHERE);
    }
    return Seen.then(
        part(area.get()),
        part -> {
          Seen<T> seen = look.apply(part.id());
          return seen instanceof Seen.NotYet<T> missing
              ? Seen.notYet(() -> area.get().text() + " " + missing.message().get())
              : seen;
        });
  }

  /** One look for a part of the page. */
  Seen<Element> part(Area area) {
    Kind kind = Kind.of(area.role());
    Look look = page.look(kind.key(), Page.EVERYWHERE, area.name());
    List<Element> found =
        area.role().knownByPart()
            ? Matching.byText(look.shown(), area.name())
            : Matching.best(look.shown(), area.name());
    return single(kind, area.name(), inFront(found), look);
  }

  /** One look for the one element that is meant inside another one. */
  Seen<Found> one(Kind kind, String name, long inside) {
    Look look = page.look(kind.key(), inside, name);
    List<Element> best = inFront(alike(Matching.best(look.shown(), name)));
    return Seen.then(
        single(kind, name, best, look),
        found ->
            found.is("disabled")
                ? Seen.notYet(() -> call(kind, name) + " on " + look.where() + " is disabled")
                : Seen.there(new Found(found, call(kind, name))));
  }

  /** For messages: {@code the field "Name"}. */
  static String call(Kind kind, String name) {
    return "the " + kind.word() + " " + Texts.quote(name);
  }

  /** Says what is wrong unless there is exactly one. */
  static Seen<Element> single(Kind kind, String name, List<Element> found, Look look) {
    if (found.isEmpty()) {
      return Seen.notYet(() -> absent(kind, name, look));
    }
    return found.size() == 1
        ? Seen.there(found.get(0))
        : Seen.notYet(() -> ambiguous(kind, name, found, look));
  }

  // Links of one name to one place do the same: any of them will do.
  private static List<Element> alike(List<Element> elements) {
    boolean same =
        elements.stream().map(Element::href).distinct().count() == 1
            && elements.stream().noneMatch(one -> one.href().isEmpty());
    return same ? elements.subList(0, 1) : elements;
  }

  /** Of several, those in the dialog that lies above the rest. */
  static List<Element> inFront(List<Element> elements) {
    List<Element> front = elements.stream().filter(Element::front).toList();
    return front.isEmpty() ? elements : front;
  }

  /** Says that there is none, and what there is instead. */
  static String absent(Kind kind, String name, Look look) {
    boolean hidden =
        look.elements().stream()
            .filter(one -> !one.shown())
            .anyMatch(one -> !Matching.exactly(List.of(one), name).isEmpty());
    String missing =
        hidden
            ? call(kind, name) + " is hidden on " + look.where()
            : "there is no " + kind.word() + " " + Texts.quote(name) + " on " + look.where();
    return missing + ". " + instead(kind.plural(), name, look.shown(), Element::title);
  }

  /** What there is instead, nearest names first, as a sentence without its full stop. */
  static <T> String instead(String plural, String name, List<T> there, Function<T, String> title) {
    String names = Texts.nearest(name, there.stream().map(title).toList(), SUGGESTIONS);
    return capital(plural) + " there: " + (names.isEmpty() ? "none" : names);
  }

  private static String ambiguous(Kind kind, String name, List<Element> best, Look look) {
    String titles =
        best.stream()
            .limit(SUGGESTIONS)
            .map(one -> Texts.quote(title(kind, one, name)))
            .collect(Collectors.joining(", "));
    return best.size()
        + " "
        + kind.plural()
        + " on "
        + look.where()
        + " are equally well meant by "
        + Texts.quote(name)
        + ": "
        + titles
        + ". Say where: … in the row, section, dialog or form \"…\"";
  }

  private static String title(Kind kind, Element element, String name) {
    if (kind.equals(Kind.of(UiRole.ROW))) {
      return rowText(element);
    }
    return element.title().isEmpty() ? name : element.title();
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
