package io.sluice.steps.ui;

import io.cucumber.java.en.Then;
import io.sluice.steps.ui.UiWords.NamedPart;
import java.util.Optional;

/** What a person sees on a page, and does not. */
public final class SeeSteps {
  private final Ui ui;

  /** One for each attempt. */
  public SeeSteps(Ui ui) {
    this.ui = ui;
  }

  /** The text is to be read on the page. */
  @Then("I see {string}")
  public void see(String wanted) {
    ui.checks.text(ui.name(wanted), Optional.empty());
  }

  /** The text is to be read in a part of the page. */
  @Then("I see {string} in {part}")
  public void seeIn(String wanted, NamedPart part) {
    ui.checks.text(ui.name(wanted), ui.area(part));
  }

  /** The text is not, or no longer, to be read on the page. */
  @Then("I do not see {string}")
  public void doNotSee(String wanted) {
    ui.checks.noText(ui.name(wanted), Optional.empty());
  }

  /** The text is not, or no longer, to be read in a part of the page. */
  @Then("I do not see {string} in {part}")
  public void doNotSeeIn(String wanted, NamedPart part) {
    ui.checks.noText(ui.name(wanted), ui.area(part));
  }

  /** The text is to be read so often. */
  @Then("I see {string} {int} time(s)")
  public void seeTimes(String wanted, int times) {
    ui.checks.textTimes(ui.name(wanted), times, Optional.empty());
  }

  /** Something of this name is on the page; of an alert, row or list item, a part is enough. */
  @Then("I see the {uiRole} {string}")
  public void seeThe(UiRole role, String name) {
    ui.checks.there(role, ui.name(name), Optional.empty());
  }

  /** Something of this name is in a part of the page. */
  @Then("I see the {uiRole} {string} in {part}")
  public void seeTheIn(UiRole role, String name, NamedPart part) {
    ui.checks.there(role, ui.name(name), ui.area(part));
  }

  /** Nothing of this name is, or is any longer, on the page. */
  @Then("I do not see the {uiRole} {string}")
  public void doNotSeeThe(UiRole role, String name) {
    ui.checks.notThere(role, ui.name(name), Optional.empty());
  }

  /** Nothing of this name is, or is any longer, in a part of the page. */
  @Then("I do not see the {uiRole} {string} in {part}")
  public void doNotSeeTheIn(UiRole role, String name, NamedPart part) {
    ui.checks.notThere(role, ui.name(name), ui.area(part));
  }

  /** So many things of this name are on the page. */
  @Then("I see the {uiRole} {string} {int} time(s)")
  public void seeTheTimes(UiRole role, String name, int times) {
    ui.checks.times(role, ui.name(name), times, Optional.empty());
  }

  /** What is shown beside the label is this and nothing else. */
  @Then("{string} shows {string}")
  public void shows(String label, String value) {
    ui.checks.shows(ui.name(label), ui.text(value));
  }

  /** Remembers what is shown beside a label. */
  @Then("I remember what {string} shows as {string}")
  public void rememberWhatShows(String label, String name) {
    ui.world().variables().remember(name, ui.checks.shown(ui.name(label)));
  }
}
