package io.sluice.steps.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.model.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UiChecksTest extends UiFixture {
  private static final String CLIENT =
      """
      <style>.loud { text-transform: uppercase }</style>
      <h1>Acme  Ltd</h1> <p class='loud'>Approved</p> <p hidden>Secret</p>
      <div role='alert'>The client was saved.</div>
      <dl><dt>Risk score:</dt><dd>142</dd><div><dt>Reference</dt><dd> C-7 </dd></div></dl>
      <table><caption>Owners</caption><thead><tr><th>Name</th><th>Share</th></tr></thead>
        <tr><td>Ada</td><td>60 %</td></tr><tr><td>Bob</td><td>40 %</td></tr></table>
      <table><tr><th>Status</th><td>Draft</td></tr></table>
      <label for='sum'>Total</label> <output id='sum'>100</output>
      <p><strong>Country:</strong> Norway</p>
      <label>Note <input value='call back'></label>
      <label>Password <input type='password' value='s3cret'></label>
      <label>Kind <select><option>Person<option selected>Company</select></label>
      <button aria-label='Close the page'>×</button> <a href='/clients'>All clients</a>
      """;

  private AllSteps client() {
    return on("/clients/7", "Client", CLIENT);
  }

  @Test
  void text_is_read_as_it_is_written_and_as_it_is_displayed() {
    AllSteps steps = client();
    steps.see.see("Approved");
    steps.see.see("APPROVED");
    steps.see.see("Acme Ltd");
    steps.see.doNotSee("Secret");
    failureOf(() -> impatient().see.see("Rejected"))
        .hasMessageStartingWith(
            "\"Rejected\" is not to be read on \"Client\" (/clients/7). Nearest there: ")
        .hasMessageEndingWith(". Waited 300 ms.");
    failureOf(() -> impatient().see.doNotSee("was saved"))
        .hasMessage(
            "\"was saved\" is to be read on \"Client\" (/clients/7): \"The client was saved.\"."
                + " Waited 300 ms.");
  }

  @Test
  void what_is_folded_up_or_not_chosen_is_not_read() {
    AllSteps steps =
        on(
            "/folded",
            "Folded",
            "<select><option selected>small<option>large</select><details><summary>More</summary>"
                + "the rest</details><details open><summary>Less</summary>all of it</details>"
                + "<p style='text-transform: uppercase'>shouted</p>");
    steps.see.see("More");
    steps.see.see("all of it");
    steps.see.see("SHOUTED");
    steps.see.doNotSee("the rest");
    steps.see.doNotSee("large");
  }

  @Test
  void what_a_press_would_take_is_not_absent() {
    AllSteps steps = on("/send", "Send", "<button>Send it</button><a href='/x'>Terms</a>");
    steps.see.doNotSeeThe(UiRole.BUTTON, "Cancel");
    failureOf(() -> impatient().see.doNotSeeThe(UiRole.BUTTON, "Send"))
        .hasMessageContaining("there is a button \"Send it\"");
    failureOf(() -> impatient().see.doNotSeeThe(UiRole.LINK, "term"))
        .hasMessageContaining("there is a link \"Terms\"");
  }

  @Test
  void things_are_seen_by_role_and_name() {
    AllSteps steps = client();
    steps.see.seeThe(UiRole.HEADING, "Acme Ltd");
    steps.see.seeThe(UiRole.ALERT, "was saved");
    steps.see.seeThe(UiRole.BUTTON, "Close the page");
    steps.see.seeThe(UiRole.LINK, "All clients");
    steps.see.seeThe(UiRole.FIELD, "Note");
    steps.see.seeThe(UiRole.TABLE, "Owners");
    steps.see.seeThe(UiRole.ROW, "Ada");
    failureOf(() -> impatient().see.seeThe(UiRole.HEADING, "Acme"))
        .hasMessageStartingWith("there is no heading \"Acme\" on \"Client\" (/clients/7). Headings")
        .hasMessageContaining("there: \"Acme Ltd\"");
    failureOf(() -> impatient().see.seeThe(UiRole.BUTTON, "All clients"))
        .hasMessageContaining("there is no button");
  }

  @Test
  void things_that_are_not_to_be_there_are_looked_for() {
    AllSteps steps = client();
    steps.see.doNotSeeThe(UiRole.BUTTON, "Approve");
    steps.see.doNotSeeThe(UiRole.LINK, "Close the page");
    steps.see.doNotSeeThe(UiRole.ROW, "Eve");
    failureOf(() -> impatient().see.doNotSeeThe(UiRole.LINK, "all clients"))
        .hasMessageStartingWith("there is a link \"All clients\" on \"Client\" (/clients/7)");
    failureOf(() -> impatient().see.doNotSeeThe(UiRole.ROW, "Ada")).hasMessageContaining("a row");
  }

  @Test
  void nothing_is_proved_by_a_page_that_is_not_there() {
    failureOf(() -> impatient().see.doNotSee("x")).hasMessageContaining("no page of the service");
    site.answering("/broken", "Oops", "error", 500, Duration.ZERO, Map.of());
    steps(world).page.open("/broken");
    failureOf(() -> impatient().see.doNotSeeThe(UiRole.BUTTON, "Approve"))
        .hasMessageContaining("\"Oops\" (/broken) answered 500");
  }

  @Test
  void what_is_shown_beside_a_label_is_compared_as_a_whole() {
    AllSteps steps = client();
    steps.see.shows("Risk score", "142");
    steps.see.shows("Reference", "C-7");
    steps.see.shows("Status", "Draft");
    steps.see.shows("Total", "100");
    steps.see.shows("Country", "Norway");
    steps.see.shows("Note", "call back");
    steps.see.shows("Bob", "40 %");
    failureOf(() -> impatient().see.shows("Risk score", "42"))
        .hasMessage(
            "\"Risk score\" on \"Client\" (/clients/7) shows \"142\", not \"42\". Waited 300 ms.");
    failureOf(() -> impatient().see.shows("Risk scores", "42"))
        .hasMessageContaining("nothing is shown beside \"Risk scores\"")
        .hasMessageContaining("Labels there: \"Risk score:\"");
  }

  @Test
  void what_is_shown_is_remembered() {
    AllSteps steps = client();
    steps.see.rememberWhatShows("Reference", "ref");
    assertThat(world.variables().fill("${ref}")).isEqualTo("C-7");
    failureOf(() -> impatient().see.rememberWhatShows("Nothing", "x"))
        .hasMessageContaining("nothing");
  }

  @Test
  void a_field_contains_what_it_holds() {
    AllSteps steps = client();
    steps.fields.contains("Note", "call");
    steps.fields.contains("Kind", "Company");
    failureOf(() -> impatient().fields.contains("Note", ""))
        .hasMessageContaining(
            "\"Note\" on \"Client\" (/clients/7) contains \"call back\", not \"\"");
    failureOf(() -> impatient().fields.contains("Password", "guess"))
        .hasMessageContaining("contains what is not shown")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"));
  }

  @Test
  void a_row_shows_what_stands_in_it() {
    AllSteps steps = client();
    steps.tables.rowShows("Ada", "60 %");
    failureOf(() -> impatient().tables.rowShows("Ada", "40 %"))
        .hasMessageStartingWith(
            "the row \"Ada\" on \"Client\" (/clients/7) does not show \"40 %\" but \"Ada 60 %\"");
    failureOf(() -> impatient().tables.rowShows("Eve", "1 %"))
        .hasMessageContaining("no row \"Eve\"");
  }

  @Test
  void the_title_is_compared() {
    AllSteps steps = client();
    steps.page.title("Client");
    failureOf(() -> impatient().page.title("Clients"))
        .hasMessageContaining("the page title is \"Client\" (/clients/7), not \"Clients\"");
  }

  @Test
  void what_comes_and_goes_late_is_waited_for() {
    AllSteps steps =
        on(
            "/late",
            "Late",
            "<p>Loading</p><script>setTimeout(() => document.body.innerHTML ="
                + " '<h2>Ready</h2>', 700)</script>");
    steps.see.doNotSee("Loading");
    steps.see.seeThe(UiRole.HEADING, "Ready");
  }

  @Test
  void what_stands_in_a_shadow_tree_is_found() {
    AllSteps steps =
        on(
            "/shadow",
            "Shadow",
            "<x-card></x-card><script>document.querySelector('x-card').attachShadow({mode: 'open'})"
                + ".innerHTML = '<h3>Inner</h3><slot></slot>'</script>");
    steps.see.seeThe(UiRole.HEADING, "Inner");
    steps.see.see("Inner");
  }

  @Test
  void a_browser_that_is_killed_is_trouble_and_no_failure() {
    AllSteps steps = client();
    List<ProcessHandle> browsers =
        ProcessHandle.current()
            .descendants()
            .filter(UiChecksTest::isChromium)
            // Chromium's helpers may be killed, it starts them again.
            .filter(one -> one.parent().stream().noneMatch(UiChecksTest::isChromium))
            .toList();
    assertThat(browsers).isNotEmpty();
    // The one in use, and the one that is kept ready beside it.
    browsers.forEach(ProcessHandle::destroyForcibly);

    assertThatThrownBy(() -> steps.see.see("Never there"))
        .isInstanceOfSatisfying(
            Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo("browser-crashed"));
  }

  private static boolean isChromium(ProcessHandle process) {
    return process
        .info()
        .command()
        .orElse("")
        .matches(
            ".*/(chromium|chrome|chromium-headless-shell|chrome-headless-shell|headless_shell)");
  }
}
