package io.sluice.steps.ui;

import io.cucumber.java.en.Then;
import io.sluice.steps.ui.UiWords.NamedPart;
import java.util.Optional;

/** What a person can tell of fields, boxes, buttons and links. */
public final class FieldSteps {
  private final Ui ui;

  /** One for each attempt. */
  public FieldSteps(Ui ui) {
    this.ui = ui;
  }

  /** The field holds the text, maybe among other text. */
  @Then("the field {string} contains {string}")
  public void contains(String field, String value) {
    ui.fields.contains(ui.name(field), ui.text(value), Optional.empty());
  }

  /** The field of a part of the page holds the text. */
  @Then("the field {string} contains {string} in {part}")
  public void containsIn(String field, String value, NamedPart part) {
    ui.fields.contains(ui.name(field), ui.text(value), ui.area(part));
  }

  /** The field holds nothing. */
  @Then("the field {string} is empty")
  public void empty(String field) {
    ui.fields.contains(ui.name(field), "", Optional.empty());
  }

  /** The field must be filled in. */
  @Then("the field {string} is required")
  public void required(String field) {
    ui.fields.is(UiRole.FIELD, ui.name(field), "required", true, Optional.empty());
  }

  /** The page marks the field as wrong. */
  @Then("the field {string} is invalid")
  public void invalid(String field) {
    ui.fields.is(UiRole.FIELD, ui.name(field), "invalid", true, Optional.empty());
  }

  /** The page says so at the field: its error message, or the browser's. */
  @Then("the field {string} shows the message {string}")
  public void complains(String field, String message) {
    ui.fields.complains(ui.name(field), ui.name(message));
  }

  /** It can be used. */
  @Then("the {uiRole} {string} is enabled")
  public void enabled(UiRole role, String name) {
    ui.fields.is(role, ui.name(name), "disabled", false, Optional.empty());
  }

  /** It is there, and cannot be used. */
  @Then("the {uiRole} {string} is disabled")
  public void disabled(UiRole role, String name) {
    ui.fields.is(role, ui.name(name), "disabled", true, Optional.empty());
  }

  /** What is typed now goes there. */
  @Then("the {uiRole} {string} has the focus")
  public void focused(UiRole role, String name) {
    ui.fields.is(role, ui.name(name), "focused", true, Optional.empty());
  }

  /** It is the one of several that is selected: a tab, a row, a list item, a link to this page. */
  @Then("the {uiRole} {string} is selected")
  public void selected(UiRole role, String name) {
    ui.fields.is(role, ui.name(name), "selected", true, Optional.empty());
  }

  /** The box is ticked, the switch is on, the radio button is chosen. */
  @Then("{string} is ticked")
  public void ticked(String box) {
    ui.fields.ticked(ui.name(box), true, Optional.empty());
  }

  /** The box is not ticked, the switch is off. */
  @Then("{string} is not ticked")
  public void notTicked(String box) {
    ui.fields.ticked(ui.name(box), false, Optional.empty());
  }

  /** The option of a list, a combobox or a group of radio buttons is chosen. */
  @Then("{string} is chosen in {string}")
  public void chosen(String option, String choice) {
    ui.fields.chosen(ui.name(option), ui.name(choice), Optional.empty());
  }

  /** The link goes there: a path of the service, or a whole address. */
  @Then("the link {string} leads to {string}")
  public void leadsTo(String link, String address) {
    ui.fields.leadsTo(ui.name(link), ui.name(address), Optional.empty());
  }
}
