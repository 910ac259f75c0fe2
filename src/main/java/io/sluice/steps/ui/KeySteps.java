package io.sluice.steps.ui;

import io.cucumber.java.en.When;

/** What a person does with the keyboard. */
public final class KeySteps {
  private final Ui ui;

  /** One for each attempt. */
  public KeySteps(Ui ui) {
    this.ui = ui;
  }

  /** Presses a key, or several held together, in what has the focus. */
  @When("I press the key {string}")
  public void press(String keys) {
    ui.keyboard.press(ui.text(keys));
  }

  /** Presses a key in a field. */
  @When("I press the key {string} in {string}")
  public void pressIn(String keys, String field) {
    ui.keyboard.press(ui.text(keys), ui.name(field));
  }

  /** Types, letter by letter, into what has the focus. */
  @When("I type {string}")
  public void type(String text) {
    ui.keyboard.type(ui.text(text));
  }

  /** Types, letter by letter, at the end of what a field holds: for pages that follow each key. */
  @When("I type {string} in {string}")
  public void typeIn(String text, String field) {
    ui.keyboard.type(ui.text(text), ui.name(field));
  }
}
