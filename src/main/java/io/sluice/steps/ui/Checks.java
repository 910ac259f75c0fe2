package io.sluice.steps.ui;

import io.sluice.steps.ui.Finder.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.openqa.selenium.UnhandledAlertException;

/** What a person expects to see on a page. */
final class Checks {
  private static final int LINES = 3;

  private final Page page;
  private final Finder finder;

  Checks(Page page, Finder finder) {
    this.page = page;
    this.finder = finder;
  }

  private void look(
      String kind, String wanted, Optional<Area> area, Function<Look, Seen<Look>> verdict) {
    page.until(() -> finder.within(area, inside -> verdict.apply(page.look(kind, inside, wanted))));
  }

  void text(String wanted, Optional<Area> area) {
    look(
        "text",
        "",
        area,
        look ->
            Seen.of(
                look.reads(wanted),
                look,
                () ->
                    Texts.quote(wanted)
                        + " is not to be read on "
                        + look.where()
                        + ". Nearest there: "
                        + orNothing(Texts.nearest(wanted, look.lines(), LINES))));
  }

  void noText(String wanted, Optional<Area> area) {
    look("text", "", area, look -> fit(look, () -> readsNot(wanted, look)));
  }

  /** Nothing is proved by a page that is not there, or not yet. */
  private static Seen<Look> fit(Look look, Supplier<Seen<Look>> verdict) {
    return look.unfit().isEmpty() ? verdict.get() : Seen.notYet(look::unfit);
  }

  private static Seen<Look> readsNot(String wanted, Look look) {
    return Seen.of(
        !look.reads(wanted),
        look,
        () ->
            Texts.quote(wanted)
                + " is to be read on "
                + look.where()
                + ": "
                + orNothing(around(wanted, look.lines())));
  }

  private static String around(String wanted, List<String> lines) {
    return lines.stream()
        .filter(line -> line.contains(wanted))
        .limit(LINES)
        .map(Texts::quote)
        .collect(Collectors.joining(", "));
  }

  void textTimes(String wanted, int times, Optional<Area> area) {
    look(
        "text",
        "",
        area,
        look ->
            fit(
                look,
                () -> {
                  int found = look.times(wanted);
                  return Seen.of(
                      found == times,
                      look,
                      () ->
                          Texts.quote(wanted)
                              + " is to be read "
                              + times(found)
                              + " on "
                              + look.where()
                              + ", expected "
                              + times(times));
                }));
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }

  void there(UiRole role, String name, Optional<Area> area) {
    if (role == UiRole.DIALOG) {
      page.until(() -> dialog(name, true));
      return;
    }
    look(role.word(), name, area, look -> isThere(role, name, look));
  }

  private static Seen<Look> isThere(UiRole role, String name, Look look) {
    List<Element> found = named(role, name, look);
    if (found.isEmpty()) {
      return Seen.notYet(() -> Finder.absent(Kind.of(role), name, look));
    }
    return Seen.of(
        found.stream().anyMatch(one -> !one.is("broken")),
        look,
        () -> "the image " + Texts.quote(name) + " on " + look.where() + " could not be loaded");
  }

  private static List<Element> named(UiRole role, String name, Look look) {
    return role.knownByPart()
        ? Matching.containing(look.shown(), name)
        : Matching.exactly(look.shown(), name);
  }

  void notThere(UiRole role, String name, Optional<Area> area) {
    if (role == UiRole.DIALOG) {
      page.until(() -> dialog(name, false));
      return;
    }
    look(role.word(), name, area, look -> fit(look, () -> isNotThere(role, name, look)));
  }

  private static Seen<Look> isNotThere(UiRole role, String name, Look look) {
    // Somebody who mistook the case would otherwise never see this fail; nor where a step that
    // presses or fills in would take a part of the name for it.
    List<Element> found =
        role.knownByPart()
            ? Matching.containing(look.shown(), name)
            : role.isUsed()
                ? Matching.best(look.shown(), name)
                : Matching.inAnyCase(look.shown(), name);
    return Seen.of(
        found.isEmpty(),
        look,
        () ->
            "there is a "
                + role.word()
                + " "
                + Texts.quote(found.get(0).title().isEmpty() ? name : found.get(0).title())
                + " on "
                + look.where());
  }

  /** A dialog of the browser, by its text, or of the page, by its name. */
  private Seen<Boolean> dialog(String name, boolean expected) {
    try {
      Look look = page.look(UiRole.DIALOG.word());
      Seen<Look> seen =
          expected
              ? isThere(UiRole.DIALOG, name, look)
              : fit(look, () -> isNotThere(UiRole.DIALOG, name, look));
      return Seen.then(seen, there -> Seen.there(true));
    } catch (UnhandledAlertException e) {
      String text = Dialogs.textOf(e);
      return Seen.of(
          text.contains(name) == expected,
          true,
          () -> "the dialog that is open says " + Texts.quote(text));
    }
  }

  void times(UiRole role, String name, int times, Optional<Area> area) {
    look(
        role.word(),
        name,
        area,
        look ->
            fit(
                look,
                () -> {
                  int found = named(role, name, look).size();
                  return Seen.of(
                      found == times,
                      look,
                      () ->
                          Finder.call(Kind.of(role), name)
                              + " is "
                              + times(found)
                              + " on "
                              + look.where()
                              + ", expected "
                              + times(times)
                              + ". "
                              + Finder.instead(role.plural(), name, look.shown(), Element::title));
                }));
  }

  void shows(String label, String value) {
    String wanted = Texts.squash(value);
    page.until(
        () -> {
          Look look = page.look("value", Page.EVERYWHERE, label);
          return Seen.then(
              beside(label, look),
              shown ->
                  Seen.of(
                      shown.equals(wanted),
                      shown,
                      () ->
                          Texts.quote(label)
                              + " on "
                              + look.where()
                              + " shows "
                              + Texts.quote(shown)
                              + ", not "
                              + Texts.quote(wanted)));
        });
  }

  /** What is shown beside a label. */
  String shown(String label) {
    return page.until(() -> beside(label, page.look("value", Page.EVERYWHERE, label)));
  }

  private static Seen<String> beside(String label, Look look) {
    List<Element> exact = Matching.exactly(look.shown(), label);
    List<Element> found = exact.isEmpty() ? Matching.inAnyCase(look.shown(), label) : exact;
    List<String> values = found.stream().map(Element::value).distinct().toList();
    if (values.isEmpty()) {
      return Seen.notYet(
          () ->
              "nothing is shown beside "
                  + Texts.quote(label)
                  + " on "
                  + look.where()
                  + ". "
                  + Finder.instead("labels", label, look.shown(), Element::title));
    }
    return Seen.of(
        values.size() == 1,
        values.get(0),
        () ->
            Texts.quote(label)
                + " is on "
                + look.where()
                + " "
                + values.size()
                + " times, showing "
                + values.stream().map(Texts::quote).collect(Collectors.joining(" and ")));
  }

  void rowShows(String row, String value) {
    page.until(
        () -> {
          Look look = page.look("row");
          List<Element> rows = Matching.byText(look.shown(), row);
          if (rows.isEmpty()) {
            return Seen.notYet(() -> Finder.absent(Kind.of(UiRole.ROW), row, look));
          }
          return Seen.of(
              !Matching.containing(rows, value).isEmpty(),
              look,
              () ->
                  "the row "
                      + Texts.quote(row)
                      + " on "
                      + look.where()
                      + " does not show "
                      + Texts.quote(value)
                      + " but "
                      + rowTexts(rows));
        });
  }

  private static String rowTexts(List<Element> rows) {
    return rows.stream()
        .limit(LINES)
        .map(Finder::rowText)
        .map(Texts::quote)
        .collect(Collectors.joining(" and "));
  }

  private static String orNothing(String text) {
    return text.isEmpty() ? "nothing" : text;
  }
}
