package io.sluice.steps.ui;

import io.sluice.steps.ui.Finder.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** What tables and lists show, by their headers and rows. */
final class TableChecks {
  private static final int ROWS = 5;

  private final Page page;

  TableChecks(Page page) {
    this.page = page;
  }

  /** Which rows are to be there. */
  enum Rows {
    /** All of them, in this order. */
    EXACTLY,
    /** All of them, in any order. */
    ANY_ORDER,
    /** At least these, in any order. */
    AT_LEAST
  }

  private <T> void table(Optional<String> name, BiFunction<Table, Look, Seen<T>> verdict) {
    Kind kind = Kind.of(UiRole.TABLE);
    page.until(
        () -> {
          Look look = page.look("tables");
          return Seen.then(
              named(kind, name, look),
              found ->
                  verdict.apply(
                      look.tables().stream()
                          .filter(one -> one.id() == found.id())
                          .findFirst()
                          .orElseThrow(),
                      look));
        });
  }

  private static Seen<Element> named(Kind kind, Optional<String> name, Look look) {
    if (name.isPresent()) {
      List<Element> best = Finder.inFront(Matching.best(look.shown(), name.get()));
      return Finder.single(kind, name.get(), best, look);
    }
    return Finder.only(kind, look);
  }

  void rowCount(Optional<String> name, int count) {
    this.<Table>table(
        name,
        (table, look) ->
            Seen.of(
                table.rows().size() == count,
                table,
                () ->
                    call("table", name)
                        + " on "
                        + look.where()
                        + " has "
                        + table.rows().size()
                        + " rows, not "
                        + count
                        + shown(table, headers(table))));
  }

  private static List<String> headers(Table table) {
    return table.headers();
  }

  void cell(String row, String column, String value) {
    page.until(
        () -> {
          Look look = page.look("tables");
          List<Table> tables =
              look.tables().stream().filter(one -> !one.rows(row).isEmpty()).toList();
          if (tables.isEmpty()) {
            return Seen.notYet(() -> noRow(row, look));
          }
          List<Table> fit = tables.stream().filter(one -> one.column(column).isPresent()).toList();
          if (fit.isEmpty()) {
            return Seen.notYet(() -> noColumn(column, tables.get(0), look));
          }
          Table table = fit.get(0);
          int at = table.column(column).orElseThrow();
          List<String> cells = table.rows(row).stream().map(one -> Table.cell(one, at)).toList();
          return Seen.of(
              cells.contains(value),
              value,
              () ->
                  "the row "
                      + Texts.quote(row)
                      + " on "
                      + look.where()
                      + " shows "
                      + cells.stream().map(Texts::quote).collect(Collectors.joining(" and "))
                      + " in the column "
                      + Texts.quote(column)
                      + ", not "
                      + Texts.quote(value));
        });
  }

  private static String noRow(String row, Look look) {
    List<String> rows =
        look.tables().stream()
            .flatMap(one -> one.rows().stream())
            .map(cells -> String.join(" | ", cells))
            .toList();
    return "there is no row "
        + Texts.quote(row)
        + " on "
        + look.where()
        + ". "
        + Finder.instead("rows", row, rows, one -> one);
  }

  private static String noColumn(String column, Table table, Look look) {
    return "there is no column "
        + Texts.quote(column)
        + " on "
        + look.where()
        + ". "
        + Finder.instead("columns", column, table.headers(), one -> one);
  }

  /**
   * Whether a table has rows.
   *
   * @param expected the first row names columns, some of the table's or all
   */
  void rows(Optional<String> name, List<List<String>> expected, Rows how) {
    if (expected.isEmpty()) {
      throw new AssertionError(
          "the step has no table below it: write the columns in its first row");
    }
    this.<Table>table(
        name,
        (table, look) -> Compared.with(table, expected, how, call("table", name), look.where()));
  }

  void sorted(Optional<String> name, String column, boolean descending) {
    this.<Table>table(
        name,
        (table, look) -> {
          Optional<Integer> at = table.column(column);
          if (at.isEmpty()) {
            return Seen.notYet(() -> noColumn(column, table, look));
          }
          List<String> cells = table.rows().stream().map(r -> Table.cell(r, at.get())).toList();
          Comparator<String> order = descending ? Sorting.of(cells).reversed() : Sorting.of(cells);
          for (int i = 1; i < cells.size(); i++) {
            String before = cells.get(i - 1);
            String after = cells.get(i);
            if (order.compare(before, after) > 0) {
              return Seen.notYet(
                  () ->
                      call("table", name)
                          + " on "
                          + look.where()
                          + " is not sorted by "
                          + Texts.quote(column)
                          + (descending ? " descending" : "")
                          + ": "
                          + Texts.quote(before)
                          + " stands before "
                          + Texts.quote(after));
            }
          }
          return Seen.of(
              cells.size() > 1,
              table,
              () ->
                  call("table", name)
                      + " on "
                      + look.where()
                      + " has "
                      + cells.size()
                      + " rows: fewer than two prove no order");
        });
  }

  private static String call(String word, Optional<String> name) {
    return "the " + word + name.map(one -> " " + Texts.quote(one)).orElse("");
  }

  private static String shown(Table table, List<String> headers) {
    List<String> lines = new ArrayList<>();
    if (!headers.isEmpty()) {
      lines.add(String.join(" | ", headers));
    }
    table.rows().stream().limit(ROWS).map(row -> String.join(" | ", row)).forEach(lines::add);
    return lines.isEmpty() ? "" : ":\n  " + String.join("\n  ", lines);
  }

  /** The entries of a list, all of them, in this order. */
  void list(Optional<String> name, List<String> expected) {
    items(
        name,
        (items, look) ->
            Seen.of(
                items.texts().equals(expected),
                items,
                () ->
                    call("list", name)
                        + " on "
                        + look.where()
                        + " shows "
                        + quoted(items.texts())
                        + ", not "
                        + quoted(expected)));
  }

  void itemCount(Optional<String> name, int count) {
    items(
        name,
        (items, look) ->
            Seen.of(
                items.texts().size() == count,
                items,
                () ->
                    call("list", name)
                        + " on "
                        + look.where()
                        + " has "
                        + items.texts().size()
                        + " items, not "
                        + count
                        + ": "
                        + quoted(items.texts())));
  }

  private void items(Optional<String> name, BiFunction<Items, Look, Seen<Items>> verdict) {
    page.until(
        () -> {
          Look look = page.look("lists");
          return Seen.then(
              named(Kind.of(UiRole.LIST), name, look),
              found ->
                  verdict.apply(
                      look.lists().stream()
                          .filter(one -> one.id() == found.id())
                          .findFirst()
                          .orElseThrow(),
                      look));
        });
  }

  private static String quoted(List<String> texts) {
    return texts.isEmpty()
        ? "nothing"
        : texts.stream().map(Texts::quote).collect(Collectors.joining(", "));
  }
}
