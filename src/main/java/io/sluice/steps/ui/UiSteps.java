package io.sluice.steps.ui;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.When;
import io.sluice.steps.ui.Finder.Kind;
import io.sluice.steps.ui.UiWords.NamedPart;
import java.util.List;
import java.util.Optional;

/**
 * What a person does on a page. Things are found by role and accessible name, then by label and
 * visible text, then by placeholder or title, last by an id made for tests. Every step waits until
 * what it needs is there, at rest, in view and not covered, no longer than {@link
 * io.sluice.model.world.World#stepTimeout()}, and fails with what was there instead. {@code
 * ${name}} in any text stands for a remembered value.
 */
public final class UiSteps {
  private final Ui ui;

  /** One for each attempt. */
  public UiSteps(Ui ui) {
    this.ui = ui;
  }

  /** Presses a button, a link, a tab, an entry of a menu, or whatever has this text. */
  @When("I press {string}")
  public void press(String name) {
    ui.actions.press(Kind.PRESSABLE, ui.name(name), Optional.empty());
  }

  /** Presses something in a part of the page, e.g. in the row that contains a text. */
  @When("I press {string} in {part}")
  public void pressIn(String name, NamedPart part) {
    ui.actions.press(Kind.PRESSABLE, ui.name(name), ui.area(part));
  }

  /** Presses something that shares its name with something else. */
  @When("I press the {pressed} {string}")
  public void pressThe(UiRole role, String name) {
    ui.actions.press(Kind.pressed(role), ui.name(name), Optional.empty());
  }

  /** The same in a part of the page. */
  @When("I press the {pressed} {string} in {part}")
  public void pressTheIn(UiRole role, String name, NamedPart part) {
    ui.actions.press(Kind.pressed(role), ui.name(name), ui.area(part));
  }

  /** Presses twice in a row. */
  @When("I double press {string}")
  public void pressTwice(String name) {
    ui.actions.pressTwice(ui.name(name), Optional.empty());
  }

  /** The same in a part of the page. */
  @When("I double press {string} in {part}")
  public void pressTwiceIn(String name, NamedPart part) {
    ui.actions.pressTwice(ui.name(name), ui.area(part));
  }

  /** Presses with the right button of the mouse. */
  @When("I right press {string}")
  public void pressRight(String name) {
    ui.actions.pressRight(ui.name(name), Optional.empty());
  }

  /** The same in a part of the page. */
  @When("I right press {string} in {part}")
  public void pressRightIn(String name, NamedPart part) {
    ui.actions.pressRight(ui.name(name), ui.area(part));
  }

  /** Points at something. */
  @When("I point at {string}")
  public void hover(String name) {
    ui.actions.hover(ui.name(name), Optional.empty());
  }

  /** Points at something in a part of the page. */
  @When("I point at {string} in {part}")
  public void hoverIn(String name, NamedPart part) {
    ui.actions.hover(ui.name(name), ui.area(part));
  }

  /** Drags one thing onto another. */
  @When("I drag {string} to {string}")
  public void drag(String name, String to) {
    ui.actions.drag(ui.name(name), ui.name(to));
  }

  /** Scrolls until something is in view, also what a page renders only on the way there. */
  @When("I scroll to {string}")
  public void scrollTo(String name) {
    ui.actions.scrollTo(ui.name(name), Optional.empty());
  }

  /** Replaces what a field holds. */
  @When("I fill in {string} with {string}")
  public void fillIn(String field, String value) {
    ui.forms.fillIn(ui.name(field), ui.text(value), Optional.empty());
  }

  /** Replaces what a field in a part of the page holds. */
  @When("I fill in {string} with {string} in {part}")
  public void fillInIn(String field, String value, NamedPart part) {
    ui.forms.fillIn(ui.name(field), ui.text(value), ui.area(part));
  }

  /** Replaces what a field holds by several lines. */
  @When("I fill in {string} with:")
  public void fillInLines(String field, String value) {
    ui.forms.fillIn(ui.name(field), ui.text(value), Optional.empty());
  }

  /** Fills in several fields: a table of field and value, without a header row. */
  @When("I fill in:")
  public void fillInAll(DataTable table) {
    for (List<String> row : table.cells()) {
      if (row.size() != 2) {
        throw new AssertionError(
            "the table has two columns, field and value; this row has " + row.size());
      }
      String value = row.get(1) == null ? "" : row.get(1);
      ui.forms.fillIn(ui.name(row.get(0)), ui.text(value), Optional.empty());
    }
  }

  /** Takes out what a field holds. */
  @When("I clear {string}")
  public void clear(String field) {
    ui.forms.fillIn(ui.name(field), "", Optional.empty());
  }

  /** Chooses a radio button by its own name. */
  @When("I choose {string}")
  public void chooseAlone(String option) {
    ui.choosing.alone(ui.name(option), Optional.empty());
  }

  /** Chooses an option of a list, a combobox, or a group of radio buttons. */
  @When("I choose {string} in {string}")
  public void choose(String option, String choice) {
    ui.choosing.choose(List.of(ui.name(option)), ui.name(choice), Optional.empty(), false);
  }

  /** Chooses an option in a part of the page. */
  @When("I choose {string} in {string} in {part}")
  public void chooseIn(String option, String choice, NamedPart part) {
    ui.choosing.choose(List.of(ui.name(option)), ui.name(choice), ui.area(part), false);
  }

  /** Chooses several options: one in each row of a table. A list then has no others. */
  @When("I choose in {string}:")
  public void chooseAll(String choice, DataTable options) {
    List<String> names = options.values().stream().map(ui::name).toList();
    ui.choosing.choose(names, ui.name(choice), Optional.empty(), true);
  }

  /** Ticks a box or turns a switch on, if it is not. */
  @When("I tick {string}")
  public void tick(String box) {
    ui.forms.tick(ui.name(box), true, Optional.empty());
  }

  /** Ticks a box in a part of the page. */
  @When("I tick {string} in {part}")
  public void tickIn(String box, NamedPart part) {
    ui.forms.tick(ui.name(box), true, ui.area(part));
  }

  /** Takes the tick out of a box or turns a switch off, if it is on. */
  @When("I untick {string}")
  public void untick(String box) {
    ui.forms.tick(ui.name(box), false, Optional.empty());
  }

  /** Takes the tick out of a box in a part of the page. */
  @When("I untick {string} in {part}")
  public void untickIn(String box, NamedPart part) {
    ui.forms.tick(ui.name(box), false, ui.area(part));
  }
}
