package io.sluice.steps.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.browser.FixtureSite;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UiActionsTest extends UiFixture {
  private static final String FORM =
      """
      <h1>New client</h1>
      <form method='post' action='/saved'>
        <label for='n'>Name *</label> <input id='n' name='name' value='old'>
        <label>Country <select name='country'><option>Low land</option><option>High land</option>
          </select></label>
        <label><input type='checkbox' name='pep' value='1'> Politically exposed</label>
        <fieldset><legend>Risk</legend>
          <label><input type='radio' name='risk' value='l'> Low</label>
          <label><input type='radio' name='risk' value='h'> High</label></fieldset>
        <input aria-label='Reference' name='ref'> <input placeholder='Search' name='q'>
        <label>Born <input type='date' name='born'></label>
        <label>CSV <textarea name='csv'></textarea></label>
        <button>Submit</button> <button type='button' disabled>Save draft</button>
        <button type='button' hidden>Approve</button>
      </form>
      """;

  private AllSteps form() {
    site.page("/saved", "Saved", "<h1>Saved</h1>");
    return on("/clients/new", "New client", FORM);
  }

  @Test
  void a_form_is_filled_in_and_sent() {
    world.variables().remember("client", "Acme & Co");
    AllSteps steps = form();

    steps.act.fillIn("Name", "${client}");
    steps.act.choose("High land", "Country");
    steps.act.choose("High", "Risk");
    steps.act.tick("Politically exposed");
    steps.act.tick("Politically exposed");
    steps.act.fillIn("Reference", "R1");
    steps.act.fillIn("Search", "x");
    steps.act.fillIn("Born", "2001-02-03");
    steps.act.fillInLines("CSV", "a\tb\nc");
    steps.act.press("Submit");

    steps.page.title("Saved");
    assertThat(site.requests().get(site.requests().size() - 1))
        .isEqualTo(
            "POST /saved name=Acme+%26+Co&country=High+land&pep=1&risk=h&ref=R1&q=x"
                + "&born=2001-02-03&csv=a%09b%0D%0Ac");
  }

  @Test
  void a_tick_is_taken_out_again() {
    AllSteps steps = form();
    steps.act.tick("Politically exposed");
    steps.act.untick("Politically exposed");
    steps.act.untick("Politically exposed");
    steps.act.press("Submit");
    steps.see.see("Saved");
    assertThat(site.requests().get(site.requests().size() - 1)).doesNotContain("pep=1");
  }

  @Test
  void a_wrong_name_is_answered_with_the_nearest_ones() {
    form();
    failureOf(() -> impatient().act.press("Sumbit"))
        .hasMessage(
            "there is no button or link \"Sumbit\" on \"New client\" (/clients/new). Buttons and"
                + " links there: \"Submit\", \"Save draft\". Waited 300 ms.");
    failureOf(() -> impatient().act.fillIn("Nmae", "x"))
        .hasMessageStartingWith("there is no field \"Nmae\" on \"New client\"")
        .hasMessageContaining("Fields there: \"Name *\", ");
    failureOf(() -> impatient().act.choose("Middle land", "Country"))
        .hasMessageStartingWith("in \"Country\" there is no option \"Middle land\"")
        .hasMessageContaining("\"Low land\"", "\"High land\"");
    failureOf(() -> impatient().act.choose("Middle", "Risk"))
        .hasMessageContaining("Options there: \"High\", \"Low\"");
    failureOf(() -> impatient().act.tick("Exposed?"))
        .hasMessageContaining("Boxes to tick there: \"Politically exposed\"");
  }

  @Test
  void what_cannot_be_pressed_says_why() {
    form();
    failureOf(() -> impatient().act.press("Save draft"))
        .hasMessageContaining("\"Save draft\" on \"New client\" (/clients/new) is disabled");
    failureOf(() -> impatient().act.press("Approve"))
        .hasMessageContaining("the button or link \"Approve\" is hidden on \"New client\"");
    failureOf(() -> impatient().act.press(" ")).hasMessageContaining("its text is empty");
  }

  @Test
  void a_name_that_means_several_is_refused() {
    on("/two", "Two", "<button>Delete</button><button>Delete</button><button>Delete all</button>");
    failureOf(() -> impatient().act.press("Delete"))
        .hasMessageStartingWith(
            "2 buttons and links on \"Two\" (/two) are equally well meant by \"Delete\": \"Delete\","
                + " \"Delete\". Nothing tells them apart: give each a name of its own");
  }

  @Test
  void an_exact_name_comes_before_a_part_and_a_part_is_enough_alone() {
    site.page("/all", "All", "all").page("/one", "One", "one");
    AllSteps steps =
        on("/links", "Links", "<a href='/all'>Delete all</a><a href='/one'>Delete</a>");
    steps.act.press("Delete");
    steps.page.title("One");
    steps.page.open("/links");
    steps.act.press("delete ALL");
    steps.page.title("All");
  }

  @Test
  void a_button_is_pressed_in_the_row_it_is_named_with() {
    site.page("/b", "Second", "second");
    AllSteps steps =
        on(
            "/rows",
            "Rows",
            """
            <table><thead><tr><th>Name</th><th>Do</th></tr></thead>
            <tr><td>Acme Ltd 2</td><td><a href='/a'>Approve</a></td></tr>
            <tr><td>Acme Ltd</td><td><a href='/b'>Approve</a></td></tr></table>
            """);
    failureOf(() -> impatient().act.pressIn("Reject", part(UiRole.ROW, "Acme Ltd")))
        .hasMessageStartingWith("in the row \"Acme Ltd\" there is no button or link \"Reject\"")
        .hasMessageContaining("there: \"Approve\"");
    failureOf(() -> impatient().act.pressIn("Approve", part(UiRole.ROW, "Beta")))
        .hasMessageContaining("there is no row \"Beta\"");
    steps.act.pressIn("Approve", part(UiRole.ROW, "Acme Ltd"));
    steps.page.title("Second");
  }

  @Test
  void a_button_that_comes_late_is_waited_for() {
    site.page("/there", "There", "there");
    AllSteps steps =
        on(
            "/late",
            "Late",
            "<script>setTimeout(() => document.body.innerHTML ="
                + " '<a href=\"/there\">Go</a>', 500)</script>");
    steps.act.press("Go");
    steps.page.title("There");
  }

  @Test
  void a_submit_is_not_lost_when_the_next_step_goes_elsewhere() {
    site.answering("/saved", "Saved", "<h1>Saved</h1>", 200, Duration.ofMillis(300), Map.of());
    AllSteps steps = on("/form", "Form", "<form method='post' action='/saved'><button>Go</button>");
    int rounds = 10;
    long before = site.requests().stream().filter(one -> one.equals("POST /saved")).count();
    for (int i = 0; i < rounds; i++) {
      steps.page.open("/form");
      steps.act.press("Go");
      steps.page.title("Saved");
    }
    assertThat(site.requests().stream().filter(one -> one.equals("POST /saved")).count() - before)
        .isEqualTo(rounds);
  }

  @Test
  void pressing_waits_until_the_next_page_is_there() {
    site.answering("/slow", "Slow", "<h1>Slow</h1>", 200, Duration.ofSeconds(1), Map.of());
    AllSteps steps = on("/go", "Go", "<form action='/slow'><button>Go</button></form>");
    steps.act.press("Go");
    // No patience: it is there, or pressing did not wait.
    steps(new FixtureWorld(site.url(), world.variables(), Duration.ofSeconds(5)))
        .see
        .doNotSee("Go");
    steps.see.seeThe(UiRole.HEADING, "Slow");
  }

  @Test
  void a_popup_is_used_until_it_is_closed() {
    site.page("/popup", "Popup", "<h1>Popup</h1><button onclick='window.close()'>Done</button>");
    AllSteps steps = on("/opener", "Opener", "<a href='/popup' target='_blank'>Open</a>");
    steps.act.press("Open");
    steps.page.title("Popup");
    steps.act.press("Done");
    steps.page.title("Opener");
  }

  @Test
  void a_dialog_is_told_of() {
    on("/dialog", "Dialog", "<button onclick='confirm(\"Really?\")'>Delete</button>");
    AllSteps steps = impatient();
    steps.act.press("Delete");
    failureOf(() -> steps.act.press("Delete"))
        .hasMessageContaining("the page shows the dialog \"Really?\"");
  }

  @Test
  void a_service_that_is_gone_fails_the_step() {
    String gone;
    try (FixtureSite closed = new FixtureSite()) {
      gone = closed.url().toString();
    }
    AllSteps steps = steps(world);
    failureOf(() -> steps.page.open(gone)).hasMessageContaining("opening " + gone + " failed");
    failureOf(() -> steps.page.open("http://127.0.0.1:1/"))
        .hasMessageContaining("there is no answer from http://127.0.0.1:1/");
  }

  @Test
  void a_page_that_does_not_come_in_time_fails_the_step() {
    site.answering("/never", "Never", "", 200, Duration.ofSeconds(30), Map.of());
    failureOf(() -> impatient().page.open("/never"))
        .hasMessageContaining("opening /never failed: the page did not answer within 300 ms");
  }
}
