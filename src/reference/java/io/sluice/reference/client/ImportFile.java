package io.sluice.reference.client;

import io.sluice.reference.check.Checks;
import io.sluice.reference.check.Input;
import io.sluice.reference.check.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the lines of an import into details, and notes the first problem of each line. */
final class ImportFile {
  private static final int MAX_CLIENTS = 1000;
  private static final List<String> REQUIRED = List.of("name", "country", "legalForm");
  private static final String EXPOSED = "politicallyExposed";

  /** A line that is right. */
  record Entry(int line, Details details) {}

  private final List<Entry> entries = new ArrayList<>();
  private final List<ImportResult.Line> problems = new ArrayList<>();

  private ImportFile() {}

  static ImportFile read(String csv) {
    ImportFile file = new ImportFile();
    List<Csv.Row> rows = Csv.rows(csv);
    if (rows.size() < 2) {
      file.wrong(1, "", "There is no client to import");
      return file;
    }
    if (rows.size() - 1 > MAX_CLIENTS) {
      file.wrong(1, "", "There are more than " + MAX_CLIENTS + " clients");
      return file;
    }
    List<String> columns = file.columns(rows.get(0));
    if (file.problems.isEmpty()) {
      rows.subList(1, rows.size()).forEach(row -> file.entry(columns, row));
    }
    return file;
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  List<ImportResult.Line> problems() {
    return List.copyOf(problems);
  }

  private List<String> columns(Csv.Row header) {
    List<String> columns = new ArrayList<>();
    for (String title : header.fields()) {
      Optional<String> column = known(title);
      column.ifPresent(columns::add);
      if (column.isEmpty() && problems.isEmpty()) {
        wrong(header.line(), "", "The column " + title + " is not known");
      }
    }
    REQUIRED.stream()
        .filter(column -> !columns.contains(column) && problems.isEmpty())
        .forEach(column -> wrong(header.line(), "", "The column " + column + " is missing"));
    return columns;
  }

  private static Optional<String> known(String title) {
    if (title.equalsIgnoreCase(EXPOSED)) {
      return Optional.of(EXPOSED);
    }
    return REQUIRED.stream().filter(title::equalsIgnoreCase).findFirst();
  }

  private void entry(List<String> columns, Csv.Row row) {
    if (row.fields().size() != columns.size()) {
      wrong(row.line(), "", columns.size() + " fields are expected, not " + row.fields().size());
      return;
    }
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      values.put(columns.get(i), row.fields().get(i));
    }
    values.computeIfPresent(EXPOSED, (column, text) -> yesOrNo(text.toString()));
    Checks checks = new Checks();
    Optional<Details> details = ClientInput.details(Input.of(values), checks);
    if (checks.problems().isEmpty()) {
      entries.add(new Entry(row.line(), details.orElseThrow()));
    } else {
      Problem first = checks.problems().get(0);
      wrong(row.line(), first.field().orElse(""), first.message());
    }
  }

  private static Object yesOrNo(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false", "" -> false;
      default -> text; // left as it is, for the check to refuse
    };
  }

  private void wrong(int line, String field, String message) {
    problems.add(new ImportResult.Line(line, field, message));
  }
}
