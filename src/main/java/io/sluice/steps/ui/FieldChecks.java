package io.sluice.steps.ui;

import io.sluice.steps.ui.Finder.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What a person can tell of fields, boxes, buttons and links. */
final class FieldChecks {
  private final Page page;
  private final Finder finder;

  FieldChecks(Page page, Finder finder) {
    this.page = page;
    this.finder = finder;
  }

  void contains(String field, String value, Optional<Area> area) {
    String wanted = Texts.squash(value);
    Predicate<String> holds = wanted.isEmpty() ? String::isEmpty : held -> held.contains(wanted);
    page.until(
        () ->
            finder.within(
                area,
                inside -> {
                  Look look = page.look("field", inside, field);
                  List<Element> best = Matching.best(look.shown(), field);
                  if (best.isEmpty()) {
                    return Seen.notYet(() -> Finder.absent(Kind.of(UiRole.FIELD), field, look));
                  }
                  return Seen.of(
                      best.stream().map(Element::value).allMatch(holds),
                      look,
                      () -> held(field, best, look, wanted));
                }));
  }

  private static String held(String field, List<Element> best, Look look, String wanted) {
    String held =
        best.stream()
            .map(
                one ->
                    one.type().equals("password") ? "what is not shown" : Texts.quote(one.value()))
            .collect(Collectors.joining(" and "));
    return "the field "
        + Texts.quote(field)
        + " on "
        + look.where()
        + " contains "
        + held
        + ", not "
        + Texts.quote(wanted);
  }

  /** Whether a state can be told of something, or cannot. */
  void is(UiRole role, String name, String state, boolean expected, Optional<Area> area) {
    Kind kind = Kind.of(role);
    known(kind, name, area, state, expected, word(state));
  }

  private static String word(String state) {
    return switch (state) {
      case "invalid" -> "marked as wrong";
      case "focused" -> "in focus";
      default -> state;
    };
  }

  void ticked(String box, boolean expected, Optional<Area> area) {
    known(Kind.TICK, box, area, "ticked", expected, "ticked");
  }

  private void known(
      Kind kind, String name, Optional<Area> area, String state, boolean expected, String word) {
    page.until(
        () ->
            finder.within(
                area,
                inside -> {
                  Look look = page.look(kind.key(), inside, name);
                  List<Element> best = Finder.inFront(Matching.best(look.shown(), name));
                  return Seen.then(
                      Finder.single(kind, name, best, look),
                      one ->
                          Seen.of(
                              one.is(state) == expected,
                              one,
                              () ->
                                  Finder.call(kind, name)
                                      + " on "
                                      + look.where()
                                      + " is "
                                      + (expected ? "not " : "")
                                      + word
                                      + focus(state, look)));
                }));
  }

  private static String focus(String state, Look look) {
    if (!state.equals("focused")) {
      return "";
    }
    return look.shown().stream()
        .filter(one -> one.is("focused"))
        .findFirst()
        .map(one -> "; the focus is in " + Texts.quote(one.title()))
        .orElse("");
  }

  /** The option a list shows as chosen, or the radio button of a group that is. */
  void chosen(String option, String choice, Optional<Area> area) {
    page.until(
        () ->
            finder.within(
                area,
                inside -> {
                  Look look = page.look(Kind.CHOICE.key(), inside, "");
                  List<Element> best = Finder.inFront(Matching.best(look.shown(), choice));
                  return Seen.then(
                      best.isEmpty()
                          ? field(choice, inside, look)
                          : Finder.single(Kind.CHOICE, choice, best, look),
                      list -> chosen(list, option, choice, look));
                }));
  }

  /** A field that only offers options shows what was chosen all the same. */
  private Seen<Element> field(String choice, long inside, Look choices) {
    List<Element> fields =
        Matching.best(page.look(Kind.FILLABLE.key(), inside, "").shown(), choice);
    return fields.size() == 1
        ? Seen.there(fields.get(0))
        : Finder.single(Kind.CHOICE, choice, List.of(), choices);
  }

  private Seen<Element> chosen(Element list, String option, String choice, Look look) {
    Look radios = page.look(Kind.RADIO.key(), list.id(), "");
    Supplier<String> shown =
        () ->
            radios.shown().isEmpty()
                ? list.value()
                : radios.shown().stream()
                    .filter(one -> one.is("ticked"))
                    .map(Element::title)
                    .collect(Collectors.joining(", "));
    boolean holds =
        radios.shown().isEmpty()
            ? List.of(list.value().split(", ")).contains(option) || list.value().contains(option)
            : Matching.exactly(radios.shown(), option).stream().anyMatch(one -> one.is("ticked"));
    return Seen.of(
        holds,
        list,
        () ->
            "in "
                + Texts.quote(choice)
                + " on "
                + look.where()
                + " "
                + (shown.get().isEmpty() ? "nothing" : Texts.quote(shown.get()))
                + " is chosen, not "
                + Texts.quote(option));
  }

  /** What the page says is wrong with a field. */
  void complains(String field, String message) {
    Kind kind = Kind.of(UiRole.FIELD);
    page.until(
        () -> {
          Look look = page.look("field");
          List<Element> best = Finder.inFront(Matching.best(look.shown(), field));
          return Seen.then(
              Finder.single(kind, field, best, look),
              one ->
                  Seen.of(
                      one.complaints().stream().anyMatch(said -> said.contains(message)),
                      one,
                      () ->
                          Finder.call(kind, field)
                              + " on "
                              + look.where()
                              + " shows "
                              + (one.complaints().isEmpty()
                                  ? "no message"
                                  : "the message "
                                      + one.complaints().stream()
                                          .distinct()
                                          .map(Texts::quote)
                                          .collect(Collectors.joining(" and ")))
                              + ", not "
                              + Texts.quote(message)));
        });
  }

  void leadsTo(String link, String address, Optional<Area> area) {
    Kind kind = Kind.of(UiRole.LINK);
    page.until(
        () ->
            finder.within(
                area,
                inside -> {
                  Look look = page.look("link", inside, "");
                  List<Element> best = Matching.best(look.shown(), link);
                  if (best.isEmpty()) {
                    return Seen.notYet(() -> Finder.absent(kind, link, look));
                  }
                  return Seen.of(
                      best.stream().allMatch(one -> Address.of(one.href()).is(address)),
                      look,
                      () ->
                          Finder.call(kind, link)
                              + " on "
                              + look.where()
                              + " leads to "
                              + best.stream()
                                  .map(one -> Texts.quote(Address.of(one.href()).shown(address)))
                                  .distinct()
                                  .collect(Collectors.joining(" and "))
                              + ", not "
                              + Texts.quote(address));
                }));
  }
}
