package io.sluice.steps.api;

import io.cucumber.datatable.DataTable;
import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import io.sluice.model.world.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tables of texts, with remembered values in place of {@code ${name}}. */
final class Pairs {
  private Pairs() {}

  /** A table of two columns, name and value; a name may come again. */
  static List<Map.Entry<String, String>> of(DataTable table, Variables variables) {
    List<Map.Entry<String, String>> pairs = new ArrayList<>();
    for (List<String> row : rows(table, variables)) {
      if (row.size() != 2) {
        throw wrong("two columns, | name | value |", row);
      }
      pairs.add(Map.entry(row.get(0), row.get(1)));
    }
    return pairs;
  }

  /** A table of one column. */
  static List<String> column(DataTable table, Variables variables) {
    List<String> column = new ArrayList<>();
    for (List<String> row : rows(table, variables)) {
      if (row.size() != 1) {
        throw wrong("one column, | name |", row);
      }
      column.add(row.get(0));
    }
    return column;
  }

  /** The rows, filled. */
  static List<List<String>> rows(DataTable table, Variables variables) {
    return table.cells().stream()
        .map(row -> row.stream().map(cell -> variables.fill(text(cell))).toList())
        .toList();
  }

  /** An empty cell is an empty text. */
  static String text(@Nullable String cell) {
    return cell == null ? "" : cell;
  }

  /** A table of another shape than the step takes. */
  static InvalidInput wrong(String expected, List<?> row) {
    return new InvalidInput(
        Problem.of("the table has " + row.size() + " columns", "it must have " + expected));
  }
}
