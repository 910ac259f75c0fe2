package io.sluice.steps.ui;

import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.sluice.browser.Browser;
import io.sluice.model.world.World;
import java.util.Locale;

/**
 * The steps that use the service in a browser. Things are found by role and accessible name, then
 * by label and visible text. Every step waits for what it needs, no longer than {@link
 * World#stepTimeout()}, and fails with what was there instead. {@code ${name}} in any text stands
 * for a remembered value.
 */
public final class UiSteps {
  private final World world;
  private final Actions actions;
  private final Checks checks;

  /** One for each attempt; the browser is started by the first step that needs it. */
  public UiSteps(World world, Browser browser) {
    Page page = new Page(browser, world.stepTimeout());
    Finder finder = new Finder(page);
    this.world = world;
    this.actions = new Actions(page, finder);
    this.checks = new Checks(page);
  }

  /** The word for what is looked for. */
  @ParameterType("heading|button|link|field|alert|row|table")
  public UiRole uiRole(String word) {
    return UiRole.valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Goes to a page of the service and waits until it is loaded. */
  @Given("I open {string}")
  public void open(String path) {
    actions.open(world.baseUrl(), text(path));
  }

  /** Presses a button or a link by its name. */
  @When("I press {string}")
  public void press(String name) {
    actions.press(name(name));
  }

  /** Presses a button or a link in the row of a table that contains a text. */
  @When("I press {string} in the row {string}")
  public void pressInRow(String name, String row) {
    actions.pressInRow(name(name), name(row));
  }

  /** Replaces what a field holds. */
  @When("I fill in {string} with {string}")
  public void fillIn(String field, String value) {
    actions.fillIn(name(field), text(value));
  }

  /** Replaces what a field holds by several lines. */
  @When("I fill in {string} with:")
  public void fillInLines(String field, String value) {
    actions.fillIn(name(field), text(value));
  }

  /** Chooses an option of a list or of a group of radio buttons. */
  @When("I choose {string} in {string}")
  public void choose(String option, String choice) {
    actions.choose(name(option), name(choice));
  }

  /** Ticks a box, if it is not ticked. */
  @When("I tick {string}")
  public void tick(String box) {
    actions.tick(name(box), true);
  }

  /** Takes the tick out of a box, if it is ticked. */
  @When("I untick {string}")
  public void untick(String box) {
    actions.tick(name(box), false);
  }

  /** The text is to be read on the page. */
  @Then("I see {string}")
  public void see(String wanted) {
    checks.text(name(wanted), true);
  }

  /** The text is not, or no longer, to be read on the page. */
  @Then("I do not see {string}")
  public void doNotSee(String wanted) {
    checks.text(name(wanted), false);
  }

  /** Something of this name is on the page; of an alert or row, a part of its text is enough. */
  @Then("I see the {uiRole} {string}")
  public void seeThe(UiRole role, String name) {
    checks.there(role, name(name));
  }

  /** Nothing of this name is, or is any longer, on the page. */
  @Then("I do not see the {uiRole} {string}")
  public void doNotSeeThe(UiRole role, String name) {
    checks.notThere(role, name(name));
  }

  /** The field holds the text, maybe among other text; {@code ""} means it is empty. */
  @Then("the field {string} contains {string}")
  public void fieldContains(String field, String value) {
    checks.fieldContains(name(field), text(value));
  }

  /** What is shown beside the label is this and nothing else. */
  @Then("{string} shows {string}")
  public void shows(String label, String value) {
    checks.shows(name(label), text(value));
  }

  /** A row that contains the one text contains the other, too. */
  @Then("the row {string} shows {string}")
  public void rowShows(String row, String value) {
    checks.rowShows(name(row), name(value));
  }

  /** The page's title is this. */
  @Then("the page title is {string}")
  public void title(String title) {
    checks.title(text(title));
  }

  /** Remembers what is shown beside a label. */
  @Then("I remember what {string} shows as {string}")
  public void rememberWhatShows(String label, String name) {
    world.variables().remember(name, checks.shown(name(label)));
  }

  private String text(String written) {
    return world.variables().fill(written);
  }

  // An empty name would fit anything: such a check could not fail.
  private String name(String written) {
    String name = Texts.squash(text(written));
    if (name.isEmpty()) {
      throw new AssertionError("the step names nothing: its text is empty");
    }
    return name;
  }
}
