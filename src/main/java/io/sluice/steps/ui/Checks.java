package io.sluice.steps.ui;

import io.sluice.steps.ui.Finder.Kind;
import java.util.List;
import java.util.stream.Collectors;

/** What a person expects to see on a page. */
final class Checks {
  private static final int LINES = 3;

  private final Page page;

  Checks(Page page) {
    this.page = page;
  }

  void text(String wanted, boolean expected) {
    page.until(() -> expected ? reads(wanted) : readsNot(wanted));
  }

  private Seen<Look> reads(String wanted) {
    Look look = page.look("text");
    return look.reads(wanted)
        ? Seen.there(look)
        : Seen.notYet(
            () ->
                Texts.quote(wanted)
                    + " is not to be read on "
                    + look.where()
                    + ". Nearest there: "
                    + orNothing(Texts.nearest(wanted, look.lines(), LINES)));
  }

  private Seen<Look> readsNot(String wanted) {
    Look look = page.look("text");
    if (!look.unfit().isEmpty()) {
      return Seen.notYet(look::unfit);
    }
    return look.reads(wanted)
        ? Seen.notYet(
            () ->
                Texts.quote(wanted)
                    + " is to be read on "
                    + look.where()
                    + ": "
                    + orNothing(around(wanted, look.lines())))
        : Seen.there(look);
  }

  private static String around(String wanted, List<String> lines) {
    return lines.stream()
        .filter(line -> line.contains(wanted))
        .limit(LINES)
        .map(Texts::quote)
        .collect(Collectors.joining(", "));
  }

  void there(UiRole role, String name) {
    page.until(
        () -> {
          Look look = page.look(role.word());
          return named(role, name, look).isEmpty()
              ? Seen.notYet(() -> Finder.absent(Kind.of(role), name, look))
              : Seen.there(look);
        });
  }

  private static List<Element> named(UiRole role, String name, Look look) {
    return role.knownByPart()
        ? Matching.containing(look.shown(), name)
        : Matching.exactly(look.shown(), name);
  }

  void notThere(UiRole role, String name) {
    page.until(
        () -> {
          Look look = page.look(role.word());
          if (!look.unfit().isEmpty()) {
            return Seen.notYet(look::unfit);
          }
          // Somebody who mistook the case would otherwise never see this fail.
          List<Element> found =
              role.knownByPart()
                  ? Matching.containing(look.shown(), name)
                  : Matching.inAnyCase(look.shown(), name);
          return found.isEmpty()
              ? Seen.there(look)
              : Seen.notYet(
                  () ->
                      "there is a "
                          + role.word()
                          + " "
                          + Texts.quote(found.get(0).title())
                          + " on "
                          + look.where());
        });
  }

  void fieldContains(String field, String value) {
    String wanted = Texts.squash(value);
    page.until(
        () -> {
          Look look = page.look("field");
          List<Element> best = Matching.best(look.shown(), field);
          if (best.isEmpty()) {
            return Seen.notYet(() -> Finder.absent(Kind.of(UiRole.FIELD), field, look));
          }
          boolean holds =
              best.stream()
                  .map(Element::value)
                  .allMatch(held -> wanted.isEmpty() ? held.isEmpty() : held.contains(wanted));
          return holds
              ? Seen.there(look)
              : Seen.notYet(
                  () ->
                      "the field "
                          + Texts.quote(field)
                          + " on "
                          + look.where()
                          + " contains "
                          + held(best)
                          + ", not "
                          + Texts.quote(wanted));
        });
  }

  private static String held(List<Element> fields) {
    return fields.stream()
        .map(one -> one.type().equals("password") ? "what is not shown" : Texts.quote(one.value()))
        .collect(Collectors.joining(" and "));
  }

  void shows(String label, String value) {
    String wanted = Texts.squash(value);
    page.until(
        () -> {
          Look look = page.look("value", null, label);
          Seen<String> seen = beside(label, look);
          if (seen instanceof Seen.There<String> there && !there.value().equals(wanted)) {
            return Seen.notYet(
                () ->
                    Texts.quote(label)
                        + " on "
                        + look.where()
                        + " shows "
                        + Texts.quote(there.value())
                        + ", not "
                        + Texts.quote(wanted));
          }
          return seen;
        });
  }

  /** What is shown beside a label. */
  String shown(String label) {
    return page.until(() -> beside(label, page.look("value", null, label)));
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
    return values.size() == 1
        ? Seen.there(values.get(0))
        : Seen.notYet(
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
            return Seen.notYet(() -> Finder.absent(Kind.ROW, row, look));
          }
          return Matching.containing(rows, value).isEmpty()
              ? Seen.notYet(
                  () ->
                      "the row "
                          + Texts.quote(row)
                          + " on "
                          + look.where()
                          + " does not show "
                          + Texts.quote(value)
                          + " but "
                          + rowTexts(rows))
              : Seen.there(look);
        });
  }

  private static String rowTexts(List<Element> rows) {
    return rows.stream()
        .limit(LINES)
        .map(Finder::rowText)
        .map(Texts::quote)
        .collect(Collectors.joining(" and "));
  }

  void title(String title) {
    String wanted = Texts.squash(title);
    page.until(
        () -> {
          Look look = page.look("text");
          return look.title().equals(wanted)
              ? Seen.there(look)
              : Seen.notYet(
                  () -> "the page title is " + look.where() + ", not " + Texts.quote(wanted));
        });
  }

  private static String orNothing(String text) {
    return text.isEmpty() ? "nothing" : text;
  }
}
