package io.sluice.steps.ui;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

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
   * @param step that is about one, to which a part of the page can be added; empty if none can
   */
  record Kind(String key, String word, String plural, String step) {
    static final Kind PRESSABLE =
        new Kind("pressable", "button or link", "buttons and links", "I press %s");
    static final Kind FILLABLE = new Kind("fillable", "field", "fields", "I fill in %s with \"…\"");
    static final Kind TICK = new Kind("tick", "box to tick", "boxes to tick", "I tick %s");
    static final Kind CHOICE =
        new Kind("choice", "list or group to choose from", "choices", "I choose \"…\" in %s");
    static final Kind OPTION = new Kind("option", "option", "options", "");
    static final Kind CHOOSABLE = new Kind("choosable", "option", "options", "");
    static final Kind RADIO = new Kind("radio", "option", "options", "");
    static final Kind FILE =
        new Kind("file", "field for files", "fields for files", "I upload \"…\" in %s");
    static final Kind ANYTHING = new Kind("anything", "part", "parts", "");

    static Kind of(UiRole role) {
      return new Kind(role.word(), role.word(), role.plural(), "");
    }

    static Kind anything(String step) {
      return new Kind(ANYTHING.key, ANYTHING.word, ANYTHING.plural, step);
    }

    static Kind pressed(UiRole role) {
      return new Kind(
          role.word(), role.word(), role.plural(), "I press the " + role.word() + " %s");
    }

    /** Whether its step can say where on the page it is. */
    boolean hasPlace() {
      return !step.isEmpty();
    }

    /** As a step says it: {@code I press "Save"}, or {@code the section "Bob"}. */
    String say(String name) {
      return hasPlace() ? step.replace("%s", Texts.quote(name)) : call(this, name);
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
    if (area.name().isEmpty()) {
      return only(kind, page.look(kind.key()));
    }
    String name = area.name().get();
    Look look = page.look(kind.key(), Page.EVERYWHERE, name);
    List<Element> found =
        area.role().knownByPart()
            ? Matching.byText(look.shown(), name)
            : Matching.best(look.shown(), name);
    return single(kind, name, inFront(found), look);
  }

  /** The only one of its kind, for a step that does not say its name. */
  static Seen<Element> only(Kind kind, Look look) {
    List<Element> all = once(inFront(look.shown()));
    if (all.size() == 1) {
      return Seen.there(all.get(0));
    }
    return Seen.notYet(
        () ->
            all.isEmpty()
                ? "there is no " + kind.word() + " on " + look.where()
                : "there are "
                    + all.size()
                    + " "
                    + kind.plural()
                    + " on "
                    + look.where()
                    + ": say which one. "
                    + there(kind, "", all));
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
    List<Element> meant = once(found);
    return meant.size() == 1
        ? Seen.there(meant.get(0))
        : Seen.notYet(() -> new Ambiguity(kind, name, meant).message(look));
  }

  // A part may be known by its role and again by its heading.
  private static List<Element> once(List<Element> elements) {
    Set<Long> ids = new HashSet<>();
    return elements.stream().filter(one -> ids.add(one.id())).toList();
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
    return missing + ". " + there(kind, name, look.shown());
  }

  /** What there is instead; of what has no name, the ids that it is known by. */
  private static String there(Kind kind, String name, List<Element> shown) {
    List<String> ids =
        shown.stream()
            .filter(one -> one.title().isEmpty())
            .flatMap(one -> one.testId().stream())
            .distinct()
            .toList();
    String named = instead(kind.plural(), name, shown, Element::title);
    if (ids.isEmpty()) {
      return named;
    }
    boolean none = shown.stream().allMatch(one -> one.title().isEmpty());
    return (none ? capital(kind.plural()) + " there: " : named + " and ")
        + ids.size()
        + " without a name, known by "
        + (ids.size() == 1 ? "its id: " : "their ids: ")
        + Texts.nearest(name, ids, SUGGESTIONS);
  }

  /** What there is instead, nearest names first, as a sentence without its full stop. */
  static <T> String instead(String plural, String name, List<T> there, Function<T, String> title) {
    String names = Texts.nearest(name, there.stream().map(title).toList(), SUGGESTIONS);
    return capital(plural) + " there: " + (names.isEmpty() ? "none" : names);
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
