package io.sluice.reference.client;

import java.util.ArrayList;
import java.util.List;

/** Comma-separated values as RFC 4180 has them, with LF, CRLF or CR at the end of a line. */
final class Csv {
  /** A record and the line, counted from 1, on which it begins. */
  record Row(int line, List<String> fields) {
    boolean isBlank() {
      return fields.size() == 1 && fields.get(0).isBlank();
    }
  }

  private final String text;
  private final List<Row> rows = new ArrayList<>();
  private final StringBuilder field = new StringBuilder();
  private List<String> fields = new ArrayList<>();
  private int line = 1;
  private int rowLine = 1;

  private Csv(String text) {
    this.text = text.replace("\r\n", "\n").replace('\r', '\n');
  }

  /** The records that are not blank. A quote that is never closed reaches to the end. */
  static List<Row> rows(String text) {
    return new Csv(text).read();
  }

  private List<Row> read() {
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        line++;
      }
      if (quoted) {
        boolean doubled = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
        quoted = doubled || c != '"';
        if (quoted) {
          field.append(c);
        }
        i += doubled ? 1 : 0;
      } else {
        quoted = c == '"' && field.toString().isBlank();
        plain(c, quoted);
      }
    }
    endRow();
    return rows;
  }

  private void plain(char c, boolean opensQuote) {
    if (opensQuote) {
      field.setLength(0);
    } else if (c == ',') {
      endField();
    } else if (c == '\n') {
      endRow();
    } else {
      field.append(c);
    }
  }

  private void endField() {
    fields.add(field.toString().strip());
    field.setLength(0);
  }

  private void endRow() {
    endField();
    Row row = new Row(rowLine, List.copyOf(fields));
    if (!row.isBlank()) {
      rows.add(row);
    }
    fields = new ArrayList<>();
    rowLine = line;
  }
}
