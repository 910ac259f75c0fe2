package io.sluice.steps.ui;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.sluice.steps.ui.TableChecks.Rows;
import io.sluice.steps.ui.UiWords.NamedPart;
import java.util.List;
import java.util.Optional;

/** Files that are uploaded and downloaded in a browser. */
public final class FileSteps {
  private final Ui ui;

  /** One for each attempt. */
  public FileSteps(Ui ui) {
    this.ui = ui;
  }

  /** Gives a file of the project to a field, or to the hidden field behind a button. */
  @When("I upload {string} in {string}")
  public void upload(String file, String field) {
    ui.files.upload(List.of(ui.name(file)), ui.name(field), Optional.empty());
  }

  /** Gives a file to a field in a part of the page. */
  @When("I upload {string} in {string} in {part}")
  public void uploadIn(String file, String field, NamedPart part) {
    ui.files.upload(List.of(ui.name(file)), ui.name(field), ui.area(part));
  }

  /** Gives several files to a field: one in each row. */
  @When("I upload in {string}:")
  public void uploadAll(String field, DataTable files) {
    ui.files.upload(
        files.values().stream().map(ui::name).toList(), ui.name(field), Optional.empty());
  }

  /** Presses what gives a file, waits until it is complete, and keeps it under a name. */
  @When("I download {string} as {string}")
  public void download(String button, String name) {
    ui.files.download(ui.name(button), name, Optional.empty());
  }

  /** The same in a part of the page. */
  @When("I download {string} in {part} as {string}")
  public void downloadIn(String button, NamedPart part, String name) {
    ui.files.download(ui.name(button), name, ui.area(part));
  }

  /** The downloaded file has this name. */
  @Then("the file {string} is named {string}")
  public void named(String file, String name) {
    ui.files.named(file, ui.name(name));
  }

  /** The downloaded file has this text in it. */
  @Then("the file {string} contains {string}")
  public void contains(String file, String text) {
    ui.files.contains(file, ui.name(text), true);
  }

  /** The downloaded file does not have this text in it. */
  @Then("the file {string} does not contain {string}")
  public void doesNotContain(String file, String text) {
    ui.files.contains(file, ui.name(text), false);
  }

  /** The downloaded file is so large. */
  @Then("the file {string} has at least {int} byte(s)")
  public void size(String file, int bytes) {
    ui.files.size(file, bytes);
  }

  /** The downloaded CSV file has these rows, maybe among others; the first row names columns. */
  @Then("the file {string} has the rows:")
  public void rows(String file, DataTable rows) {
    ui.files.rows(file, TableSteps.some(TableSteps.cells(rows, ui)), Rows.AT_LEAST);
  }
}
