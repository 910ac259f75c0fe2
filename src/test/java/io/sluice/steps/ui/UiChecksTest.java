package io.sluice.steps.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.model.Trouble;
import java.time.Duration;
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

  private UiSteps client() {
    return on("/clients/7", "Client", CLIENT);
  }

  @Test
  void text_is_read_as_it_is_written_and_as_it_is_displayed() {
    UiSteps steps = client();
    steps.see("Approved");
    steps.see("APPROVED");
    steps.see("Acme Ltd");
    steps.doNotSee("Secret");
    failureOf(() -> impatient().see("Rejected"))
        .hasMessageStartingWith(
            "\"Rejected\" is not to be read on \"Client\" (/clients/7). Nearest there: ")
        .hasMessageEndingWith(". Waited 300 ms.");
    failureOf(() -> impatient().doNotSee("was saved"))
        .hasMessage(
            "\"was saved\" is to be read on \"Client\" (/clients/7): \"The client was saved.\"."
                + " Waited 300 ms.");
  }

  @Test
  void things_are_seen_by_role_and_name() {
    UiSteps steps = client();
    steps.seeThe(UiRole.HEADING, "Acme Ltd");
    steps.seeThe(UiRole.ALERT, "was saved");
    steps.seeThe(UiRole.BUTTON, "Close the page");
    steps.seeThe(UiRole.LINK, "All clients");
    steps.seeThe(UiRole.FIELD, "Note");
    steps.seeThe(UiRole.TABLE, "Owners");
    steps.seeThe(UiRole.ROW, "Ada");
    failureOf(() -> impatient().seeThe(UiRole.HEADING, "Acme"))
        .hasMessageStartingWith("there is no heading \"Acme\" on \"Client\" (/clients/7). Headings")
        .hasMessageContaining("there: \"Acme Ltd\"");
    failureOf(() -> impatient().seeThe(UiRole.BUTTON, "All clients"))
        .hasMessageContaining("there is no button");
  }

  @Test
  void things_that_are_not_to_be_there_are_looked_for() {
    UiSteps steps = client();
    steps.doNotSeeThe(UiRole.BUTTON, "Approve");
    steps.doNotSeeThe(UiRole.LINK, "Close the page");
    steps.doNotSeeThe(UiRole.ROW, "Eve");
    failureOf(() -> impatient().doNotSeeThe(UiRole.LINK, "all clients"))
        .hasMessageStartingWith("there is a link \"All clients\" on \"Client\" (/clients/7)");
    failureOf(() -> impatient().doNotSeeThe(UiRole.ROW, "Ada")).hasMessageContaining("a row");
  }

  @Test
  void nothing_is_proved_by_a_page_that_is_not_there() {
    failureOf(() -> impatient().doNotSee("x")).hasMessageContaining("no page of the service");
    site.answering("/broken", "Oops", "error", 500, Duration.ZERO, Map.of());
    new UiSteps(world, browser()).open("/broken");
    failureOf(() -> impatient().doNotSeeThe(UiRole.BUTTON, "Approve"))
        .hasMessageContaining("\"Oops\" (/broken) answered 500");
  }

  @Test
  void what_is_shown_beside_a_label_is_compared_as_a_whole() {
    UiSteps steps = client();
    steps.shows("Risk score", "142");
    steps.shows("Reference", "C-7");
    steps.shows("Status", "Draft");
    steps.shows("Total", "100");
    steps.shows("Country", "Norway");
    steps.shows("Note", "call back");
    steps.shows("Bob", "40 %");
    failureOf(() -> impatient().shows("Risk score", "42"))
        .hasMessage(
            "\"Risk score\" on \"Client\" (/clients/7) shows \"142\", not \"42\". Waited 300 ms.");
    failureOf(() -> impatient().shows("Risk scores", "42"))
        .hasMessageContaining("nothing is shown beside \"Risk scores\"")
        .hasMessageContaining("Labels there: \"Risk score:\"");
  }

  @Test
  void what_is_shown_is_remembered() {
    UiSteps steps = client();
    steps.rememberWhatShows("Reference", "ref");
    assertThat(world.variables().fill("${ref}")).isEqualTo("C-7");
    failureOf(() -> impatient().rememberWhatShows("Nothing", "x")).hasMessageContaining("nothing");
  }

  @Test
  void a_field_contains_what_it_holds() {
    UiSteps steps = client();
    steps.fieldContains("Note", "call");
    steps.fieldContains("Kind", "Company");
    failureOf(() -> impatient().fieldContains("Note", ""))
        .hasMessageContaining(
            "\"Note\" on \"Client\" (/clients/7) contains \"call back\", not \"\"");
    failureOf(() -> impatient().fieldContains("Password", "guess"))
        .hasMessageContaining("contains what is not shown")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"));
  }

  @Test
  void a_row_shows_what_stands_in_it() {
    UiSteps steps = client();
    steps.rowShows("Ada", "60 %");
    failureOf(() -> impatient().rowShows("Ada", "40 %"))
        .hasMessageStartingWith(
            "the row \"Ada\" on \"Client\" (/clients/7) does not show \"40 %\" but \"Ada 60 %\"");
    failureOf(() -> impatient().rowShows("Eve", "1 %")).hasMessageContaining("no row \"Eve\"");
  }

  @Test
  void the_title_is_compared() {
    UiSteps steps = client();
    steps.title("Client");
    failureOf(() -> impatient().title("Clients"))
        .hasMessageContaining("the page title is \"Client\" (/clients/7), not \"Clients\"");
  }

  @Test
  void what_comes_and_goes_late_is_waited_for() {
    UiSteps steps =
        on(
            "/late",
            "Late",
            "<p>Loading</p><script>setTimeout(() => document.body.innerHTML ="
                + " '<h2>Ready</h2>', 700)</script>");
    steps.doNotSee("Loading");
    steps.seeThe(UiRole.HEADING, "Ready");
  }

  @Test
  void what_stands_in_a_shadow_tree_is_found() {
    UiSteps steps =
        on(
            "/shadow",
            "Shadow",
            "<x-card></x-card><script>document.querySelector('x-card').attachShadow({mode: 'open'})"
                + ".innerHTML = '<h3>Inner</h3><slot></slot>'</script>");
    steps.seeThe(UiRole.HEADING, "Inner");
    steps.see("Inner");
  }

  @Test
  void a_browser_that_is_killed_is_trouble_and_no_failure() {
    UiSteps steps = client();
    ProcessHandle.current()
        .descendants()
        .filter(
            one ->
                one.info()
                    .command()
                    .orElse("")
                    .matches(
                        ".*/(chromium|chrome|chromium-headless-shell|chrome-headless-shell|headless_shell)"))
        .findFirst()
        .orElseThrow()
        .destroyForcibly();

    assertThatThrownBy(() -> steps.see("Never there"))
        .isInstanceOfSatisfying(
            Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo("browser-crashed"));
  }
}
