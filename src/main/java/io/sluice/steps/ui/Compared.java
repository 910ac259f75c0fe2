package io.sluice.steps.ui;

import io.sluice.steps.ui.TableChecks.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A table compared with the rows a scenario names. */
final class Compared {
  private static final int SHOWN = 8;

  private Compared() {}

  static Seen<Table> with(
      Table table, List<List<String>> expected, Rows how, String called, String where) {
    List<String> columns = expected.get(0);
    List<Integer> at = new ArrayList<>();
    for (String column : columns) {
      Optional<Integer> found = table.column(column);
      if (found.isEmpty()) {
        return Seen.notYet(
            () ->
                called
                    + " on "
                    + where
                    + " has no column "
                    + Texts.quote(column)
                    + ". "
                    + Finder.instead("columns", column, table.headers(), one -> one));
      }
      at.add(found.get());
    }
    List<List<String>> wanted = expected.subList(1, expected.size());
    List<List<String>> there = table.rows().stream().map(row -> cells(row, at)).toList();
    List<List<String>> missing = without(wanted, there);
    List<List<String>> extra = how == Rows.AT_LEAST ? List.of() : without(there, wanted);
    boolean ordered = how != Rows.EXACTLY || there.equals(wanted);
    return Seen.of(
        missing.isEmpty() && extra.isEmpty() && ordered,
        table,
        () ->
            called
                + " on "
                + where
                + (missing.isEmpty() && extra.isEmpty()
                    ? " has these rows in another order"
                    : " has other rows")
                + lines("missing", missing)
                + lines("not expected", extra)
                + lines("there", there));
  }

  private static List<String> cells(List<String> row, List<Integer> columns) {
    return columns.stream().map(column -> Table.cell(row, column)).toList();
  }

  private static List<List<String>> without(List<List<String>> rows, List<List<String>> others) {
    List<List<String>> rest = new ArrayList<>(rows);
    others.forEach(rest::remove);
    return rest;
  }

  private static String lines(String what, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return "";
    }
    String more = rows.size() > SHOWN ? "\n    and " + (rows.size() - SHOWN) + " more" : "";
    return rows.stream()
            .limit(SHOWN)
            .map(row -> "\n    | " + String.join(" | ", row) + " |")
            .collect(Collectors.joining("", "\n  " + what + ":", ""))
        + more;
  }
}
