package io.sluice.steps.ui;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import io.sluice.steps.ui.TableChecks.Rows;
import io.sluice.steps.ui.UiWords.NamedList;
import io.sluice.steps.ui.UiWords.NamedTable;
import java.util.List;
import java.util.Optional;

/** What tables and lists show. A table is known by its caption, label, or the heading above it. */
public final class TableSteps {
  private final Ui ui;

  /** One for each attempt. */
  public TableSteps(Ui ui) {
    this.ui = ui;
  }

  /** A row that contains the one text contains the other, too. */
  @Then("the row {string} shows {string}")
  public void rowShows(String row, String value) {
    ui.checks.rowShows(ui.name(row), ui.name(value));
  }

  /** The row that contains a text has this in the column with that header. */
  @Then("the row {string} shows {string} in the column {string}")
  public void cell(String row, String value, String column) {
    ui.tables.cell(ui.name(row), ui.name(column), Texts.squash(ui.text(value)));
  }

  /** The table has so many rows, its header not counted. */
  @Then("{table} has {int} row(s)")
  public void rowCount(NamedTable table, int count) {
    ui.tables.rowCount(name(table.name()), count);
  }

  /** The table has these rows and no others, in this order; the first row names columns. */
  @Then("{table} shows:")
  public void shows(NamedTable table, DataTable rows) {
    ui.tables.rows(name(table.name()), cells(rows), Rows.EXACTLY);
  }

  /** The table has these rows and no others, in any order. */
  @Then("{table} shows in any order:")
  public void showsInAnyOrder(NamedTable table, DataTable rows) {
    ui.tables.rows(name(table.name()), cells(rows), Rows.ANY_ORDER);
  }

  /** The table has these rows, maybe among others. */
  @Then("{table} has the rows:")
  public void hasRows(NamedTable table, DataTable rows) {
    ui.tables.rows(name(table.name()), some(cells(rows)), Rows.AT_LEAST);
  }

  /** The rows are in order: numbers by value, dates by time, words by the alphabet. */
  @Then("{table} is sorted by {string}")
  public void sorted(NamedTable table, String column) {
    ui.tables.sorted(name(table.name()), ui.name(column), false);
  }

  /** The same, the largest first. */
  @Then("{table} is sorted by {string} descending")
  public void sortedDescending(NamedTable table, String column) {
    ui.tables.sorted(name(table.name()), ui.name(column), true);
  }

  /** The list has these entries and no others, in this order: one in each row. */
  @Then("{list} shows:")
  public void list(NamedList list, DataTable entries) {
    List<String> texts = entries.values().stream().map(one -> Texts.squash(ui.text(one))).toList();
    ui.tables.list(name(list.name()), texts);
  }

  /** The list has so many entries. */
  @Then("{list} has {int} item(s)")
  public void itemCount(NamedList list, int count) {
    ui.tables.itemCount(name(list.name()), count);
  }

  private Optional<String> name(Optional<String> written) {
    return written.map(ui::name);
  }

  private List<List<String>> cells(DataTable rows) {
    return cells(rows, ui);
  }

  /** A table with a row below its header: without one nothing would be checked. */
  static List<List<String>> some(List<List<String>> cells) {
    if (cells.size() < 2) {
      throw new InvalidInput(
          Problem.of(
              "the table has a header row and nothing below it: nothing would be checked",
              "write the rows that must be there"));
    }
    return cells;
  }

  /** The cells of a table with remembered values filled in. */
  static List<List<String>> cells(DataTable rows, Ui ui) {
    return rows.cells().stream()
        .map(
            row ->
                row.stream().map(cell -> Texts.squash(ui.text(cell == null ? "" : cell))).toList())
        .toList();
  }
}
