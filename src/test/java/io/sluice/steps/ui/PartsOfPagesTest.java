package io.sluice.steps.ui;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts that are named, or need not be; and what to say where a name is not enough. */
class PartsOfPagesTest extends UiFixture {
  private static final String CARDS =
      """
      <nav aria-label='Main'><a href='/a'>Users</a></nav>
      <main><h1>Users</h1><div>
        <div><div><span><h4>Bob</h4></span><button aria-label='Delete'></button></div></div>
        <div><div><span><h4>Ada</h4></span>
          <button aria-label='Delete' onclick="document.title = 'Ada is gone'"></button></div></div>
      </div></main>
      """;

  @Test
  void where_each_stands_is_said_and_the_way_out_can_be_copied() {
    AllSteps steps = on("/cards", "Cards", CARDS);
    failureOf(() -> impatient().act.press("Delete"))
        .hasMessage(
            "2 buttons and links on \"Cards\" (/cards) are equally well meant by \"Delete\":"
                + " \"Delete\" in the section \"Bob\", \"Delete\" in the section \"Ada\"."
                + " Say where: I press \"Delete\" in the section \"Bob\". Waited 300 ms.");
    steps.act.pressIn("Delete", part(UiRole.SECTION, "Ada"));
    steps.page.title("Ada is gone");
  }

  @Test
  void of_rows_a_cell_that_others_do_not_have_is_said() {
    on(
        "/rows",
        "Rows",
        """
        <table><tr><td>Draft</td><td>Acme</td><td><button>Open</button></td></tr>
        <tr><td>Draft</td><td>Beta</td><td><button>Open</button></td></tr></table>
        """);
    failureOf(() -> impatient().act.press("Open"))
        .hasMessageContaining("Say where: I press \"Open\" in the row \"Acme\"");
  }

  @Test
  void of_different_names_a_whole_one_is_said_and_of_the_same_an_id() {
    on(
        "/names",
        "Names",
        """
        <section aria-label='Ann Lee'></section><section aria-label='Joann'></section>
        <button data-testid='top'>Save</button> <button data-testid='end'>Save</button>
        <label>Client name <input></label> <label>Owner name <input></label>
        """);
    failureOf(() -> impatient().act.pressIn("Save", part(UiRole.SECTION, "ann")))
        .hasMessageContaining("\"Ann Lee\", \"Joann\". Say which: the section \"Ann Lee\"");
    failureOf(() -> impatient().act.press("Save"))
        .hasMessageContaining("Say which by its id: I press \"top\"");
    failureOf(() -> impatient().act.fillIn("name", "x"))
        .hasMessageContaining("Say which: I fill in \"Client name\" with \"…\"");
  }

  @Test
  void the_only_part_of_its_kind_needs_no_name() {
    AllSteps steps = on("/cards", "Cards", CARDS);
    steps.see.seeTheIn(UiRole.LINK, "Users", the(UiRole.NAVIGATION));
    steps.see.doNotSeeIn("Ada", the(UiRole.NAVIGATION));
    failureOf(() -> impatient().see.seeIn("Ada", the(UiRole.DIALOG)))
        .hasMessage("there is no dialog on \"Cards\" (/cards). Waited 300 ms.");
    failureOf(() -> impatient().see.seeIn("Ada", the(UiRole.SECTION)))
        .hasMessageMatching(
            "there are \\d sections on .*: say which one. Sections there: .*\"Bob\".*");
  }

  @Test
  void what_has_no_name_is_offered_by_its_id() {
    AllSteps steps =
        on(
            "/icons",
            "Icons",
            """
            <button>Login</button> <button id=':r1:'><svg></svg></button>
            <button data-testid='settings' id='x' onclick="document.title = 'Set'"><svg></svg></button>
            """);
    failureOf(() -> impatient().act.press("Settings!"))
        .hasMessageContaining(
            "Buttons and links there: \"Login\" and 1 without a name, known by its id:"
                + " \"settings\". Waited");
    steps.act.press("settings");
    steps.page.title("Set");
  }

  @Test
  void a_dialog_labelled_by_its_closing_button_is_known_by_its_heading() {
    AllSteps steps =
        on(
            "/dialog",
            "Dialog",
            """
            <div role='dialog' aria-labelledby='t' aria-modal='true'>
              <h2 id='t'><button aria-label='Close'><svg></svg></button></h2>
              <h6>Login</h6><button onclick="document.title = 'In'">Login</button></div>
            """);
    steps.see.seeThe(UiRole.DIALOG, "Login");
    failureOf(() -> impatient().see.seeThe(UiRole.DIALOG, "Settings"))
        .hasMessageContaining("Dialogs there: \"Login\"");
    steps.act.pressIn("Login", the(UiRole.DIALOG));
    steps.page.title("In");
  }

  @Test
  void a_page_busy_with_its_own_scripts_is_said_to_be() {
    AllSteps steps =
        on(
            "/busy",
            "Busy",
            """
            <button onclick="setTimeout(() => {
              const end = Date.now() + 4000; while (Date.now() < end);
              document.title = 'Done' }, 100)">Work</button>
            """);
    steps.act.press("Work");
    failureOf(() -> impatient().see.see("Done"))
        .hasMessageMatching("the page .*busy with its own scripts.* Waited 300 ms\\.");
    steps(world).page.title("Done");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "field.click()",
        "field.showPicker()",
        "field.dispatchEvent(new MouseEvent('click'))"
      })
  void a_field_that_is_made_when_something_is_pressed_gets_its_file(String asks) {
    AllSteps steps =
        on(
            "/made",
            "Made",
            """
            <p>Import</p><button onclick="go()">Import</button>
            <script>function go() {
              const field = document.createElement('input'); field.type = 'file'; field.multiple = true;
              field.onchange = () => { document.title = field.files.length + ' ' + field.files[0].name };
              %s }</script>
            """
                .formatted(asks));
    steps.files.upload("scan-1.txt", "Import");
    steps.page.title("1 scan-1.txt");
    steps.files.upload("scan-2.txt", "Import");
    steps.page.title("1 scan-2.txt");
  }
}
