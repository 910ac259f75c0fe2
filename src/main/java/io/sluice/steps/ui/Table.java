package io.sluice.steps.ui;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table as data.
 *
 * @param id the number by which a script finds it again
 * @param headers the texts above its columns; empty if it has none
 * @param rows the texts of its cells
 */
record Table(long id, List<String> headers, List<List<String>> rows) {
  static Table of(Map<?, ?> told) {
    return new Table(
        told.get("id") instanceof Number id ? id.longValue() : 0,
        Items.texts(told.get("headers")),
        told.get("rows") instanceof List<?> rows
            ? rows.stream().map(Items::texts).toList()
            : List.of());
  }

  /** Where the column with this header is. */
  Optional<Integer> column(String header) {
    return at(header::equals)
        .or(() -> at(header::equalsIgnoreCase))
        .or(() -> at(one -> one.startsWith(header) || header.equals(one.replaceAll("\\W+$", ""))));
  }

  private Optional<Integer> at(java.util.function.Predicate<String> fits) {
    for (int i = 0; i < headers.size(); i++) {
      if (fits.test(headers.get(i))) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** What a row has in a column; empty text where it is shorter. */
  static String cell(List<String> row, int column) {
    return column < row.size() ? row.get(column) : "";
  }

  /** The rows a text means: those with a cell that is it, else those that contain it. */
  List<List<String>> rows(String text) {
    List<List<String>> equal = rows.stream().filter(row -> row.contains(text)).toList();
    return equal.isEmpty()
        ? rows.stream().filter(row -> String.join(" ", row).contains(text)).toList()
        : equal;
  }
}
