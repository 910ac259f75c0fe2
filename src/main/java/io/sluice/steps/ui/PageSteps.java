package io.sluice.steps.ui;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.sluice.steps.Hidden;
import java.util.Arrays;
import java.util.List;
import org.openqa.selenium.WebDriver.Navigation;

/** Where a person is: pages, windows, users beside each other, dialogs of the browser. */
public final class PageSteps {
  private final Ui ui;

  /** One for each attempt. */
  public PageSteps(Ui ui) {
    this.ui = ui;
  }

  /** Goes to a page of the service, or to a whole address, and waits until it is loaded. */
  @Given("I open {string}")
  public void open(String path) {
    ui.actions.open(ui.world().baseUrl(), ui.text(path));
  }

  /** Goes back to the page before. */
  @When("I go back")
  public void back() {
    ui.page.navigate("going back", Navigation::back);
  }

  /** Goes forward again. */
  @When("I go forward")
  public void forward() {
    ui.page.navigate("going forward", Navigation::forward);
  }

  /** Loads the page again. */
  @When("I reload the page")
  public void reload() {
    ui.page.navigate("loading the page again", Navigation::refresh);
  }

  /** The page's title is this. */
  @Then("the page title is {string}")
  public void title(String title) {
    ui.pages.title(ui.text(title));
  }

  /** The address is this: path, and query and fragment where they are written. */
  @Then("the address is {string}")
  public void address(String address) {
    ui.pages.address(ui.name(address));
  }

  /** The address has this in it. */
  @Then("the address contains {string}")
  public void addressContains(String part) {
    ui.pages.addressContains(ui.name(part));
  }

  /** Goes on in the window or tab with this title, or a part of it. */
  @When("I switch to the window {string}")
  public void switchTo(String title) {
    ui.dialogs.switchTo(ui.name(title));
  }

  /** Closes the window and goes on in the one before. */
  @When("I close the window")
  public void close() {
    ui.dialogs.closeWindow();
  }

  /** Says OK to the alert, confirm or prompt that is open. */
  @When("I accept the dialog")
  public void accept() {
    ui.dialogs.answer(dialog -> dialog.accept());
  }

  /** Says Cancel to the confirm or prompt that is open. */
  @When("I dismiss the dialog")
  public void dismiss() {
    ui.dialogs.answer(dialog -> dialog.dismiss());
  }

  /** Types an answer into the prompt that is open, and says OK. */
  @When("I answer the dialog with {string}")
  public void answer(String answer) {
    String text = ui.text(answer);
    ui.dialogs.answer(
        dialog -> {
          dialog.sendKeys(text);
          dialog.accept();
        });
  }

  /** What signing in stands for: every user has windows of their own. */
  @Hidden
  @Given("the window of {string} is used")
  public void use(String user) {
    ui.windows.use(user);
  }

  /** The page, with frames of the same origin, keeps the rules of policy.accessibility.standard. */
  @Then("the page has no accessibility violations")
  public void accessible() {
    ui.accessibility.check(List.of());
  }

  /** The same, apart from some of axe-core's rules, separated by commas. */
  @Then("the page has no accessibility violations apart from {string}")
  public void accessibleApartFrom(String rules) {
    ui.accessibility.check(
        Arrays.stream(ui.name(rules).split("\\s*,\\s*")).filter(one -> !one.isEmpty()).toList());
  }
}
