package io.sluice.reference.client;

import java.util.List;

/** What came of an import. */
public sealed interface ImportResult {

  /** Every line became a client. */
  record Imported(List<Client> clients) implements ImportResult {}

  /** At least one line was wrong and nothing was stored. */
  record Wrong(List<Line> lines) implements ImportResult {

    /** The message for all of them together. */
    public String message() {
      String what = lines.size() == 1 ? "1 line is wrong" : lines.size() + " lines are wrong";
      return "Nothing was imported: " + what;
    }
  }

  /**
   * What is wrong with a line.
   *
   * @param number counted from 1, the header included
   * @param field the column; empty text if the line as a whole is wrong
   */
  record Line(int number, String field, String message) {}
}
