package io.sluice.steps.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.cucumber.datatable.DataTable;
import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import io.sluice.model.world.Variables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An entry of an array as a table expects it.
 *
 * @param fields what is expected of the entry; the empty path is the entry itself
 */
record Row(Map<AnswerPath, Value> fields) {
  /**
   * One column gives the entries themselves, unless these are objects. Then, and with more columns,
   * there is a header row of fields; other fields of an entry do not matter.
   *
   * @param actual the entries that there are
   */
  static List<Row> of(DataTable table, Variables variables, List<JsonNode> actual) {
    List<List<String>> rows =
        table.cells().stream().map(row -> row.stream().map(Pairs::text).toList()).toList();
    if (rows.isEmpty()) {
      throw new InvalidInput(Problem.of("the table has no rows", "write one for each entry"));
    }
    boolean objects = !actual.isEmpty() && actual.stream().allMatch(JsonNode::isObject);
    if (rows.get(0).size() == 1 && !objects) {
      AnswerPath itself = AnswerPath.parse("");
      return rows.stream().map(row -> row(List.of(itself), row, variables)).toList();
    }
    if (rows.size() == 1) {
      throw new InvalidInput(
          Problem.of(
              "the table has a header row and nothing below it: nothing would be checked",
              "write a row for each entry"));
    }
    List<AnswerPath> header =
        rows.get(0).stream().map(cell -> AnswerPath.parse(variables.fill(cell))).toList();
    return rows.stream().skip(1).map(row -> row(header, row, variables)).toList();
  }

  private static Row row(List<AnswerPath> header, List<String> cells, Variables variables) {
    Map<AnswerPath, Value> fields = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      fields.put(header.get(i), Value.ofCell(cells.get(i)).filled(variables));
    }
    return new Row(fields);
  }

  boolean matches(JsonNode entry) {
    return fields.entrySet().stream()
        .allMatch(field -> field.getKey().in(entry).filter(field.getValue()::matches).isPresent());
  }

  /** The same fields of an entry that there is, for people. */
  String show(JsonNode entry) {
    return show(path -> path.in(entry).map(Value::show).orElse("nothing"));
  }

  private String show(Function<AnswerPath, String> value) {
    boolean itself = fields.keySet().stream().anyMatch(path -> path.toString().isEmpty());
    String shown =
        fields.keySet().stream()
            .map(path -> (itself ? "" : path + " ") + value.apply(path))
            .collect(Collectors.joining(", "));
    return itself ? shown : "(" + shown + ")";
  }

  @Override
  public String toString() {
    return show(path -> String.valueOf(fields.get(path)));
  }
}
