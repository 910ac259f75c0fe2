package io.sluice.steps.ui;

import java.util.ArrayList;
import java.util.List;

/** Comma separated values (RFC 4180), also separated by semicolons or tabs. */
final class CsvText {
  private final String text;
  private final char separator;
  private final List<List<String>> rows = new ArrayList<>();
  private List<String> row = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private boolean quoted;

  private CsvText(String text) {
    this.text = text.startsWith("\ufeff") ? text.substring(1) : text;
    this.separator = separator(this.text.lines().findFirst().orElse(""));
  }

  /** The first row as headers, the others as rows. */
  static Table table(String text) {
    List<List<String>> rows = new CsvText(text).read();
    return rows.isEmpty()
        ? new Table(0, List.of(), List.of())
        : new Table(0, rows.get(0), rows.subList(1, rows.size()));
  }

  private static char separator(String header) {
    char best = ',';
    for (char other : new char[] {';', '\t'}) {
      if (count(header, other) > count(header, best)) {
        best = other;
      }
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(one -> one == wanted).count();
  }

  private List<List<String>> read() {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else {
        take(c);
      }
    }
    if (!cell.isEmpty() || !row.isEmpty()) {
      endRow();
    }
    return rows;
  }

  private void take(char c) {
    if (quoted) {
      cell.append(c);
    } else if (c == separator) {
      endCell();
    } else if (c == '\n') {
      endRow();
    } else if (c != '\r') {
      cell.append(c);
    }
  }

  private void endCell() {
    row.add(Texts.squash(cell.toString()));
    cell.setLength(0);
  }

  private void endRow() {
    endCell();
    if (row.size() > 1 || !row.get(0).isEmpty()) {
      rows.add(row);
    }
    row = new ArrayList<>();
  }
}
