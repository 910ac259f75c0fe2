package io.sluice.steps.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What pages of the kind that frameworks make need of whoever uses them. */
class RealisticPagesTest extends UiFixture {
  @Test
  void a_field_that_a_framework_controls_notices_its_value() {
    AllSteps steps =
        on(
            "/controlled",
            "Controlled",
            """
            <label>Name <input id='n'></label> <button id='b' disabled>Save</button> <p id='out'></p>
            <script>
              // As React does it: it knows of values that are set on the element itself.
              const node = document.getElementById('n'), proto = HTMLInputElement.prototype;
              const own = Object.getOwnPropertyDescriptor(proto, 'value');
              let tracked = '';
              Object.defineProperty(node, 'value', {configurable: true,
                get() { return own.get.call(this) },
                set(value) { tracked = value; own.set.call(this, value) }});
              document.addEventListener('input', () => {
                if (node.value !== tracked) { tracked = node.value; document.getElementById('b').disabled = false;
                  document.getElementById('out').textContent = 'Hello ' + tracked }
              });
            </script>
            """);
    steps.act.fillIn("Name", "Ada");
    steps.see.see("Hello Ada");
    steps.act.press("Save");
  }

  @Test
  void what_covers_a_button_for_a_while_is_waited_for() {
    AllSteps steps =
        on(
            "/loading",
            "Loading",
            """
            <button onclick="document.title = 'Pressed'">Go</button>
            <div id='load' style='position:fixed;inset:0;background:#fffc'>Please wait</div>
            <script>setTimeout(() => document.getElementById('load').remove(), 2000)</script>
            """);
    failureOf(() -> impatient().act.press("Go"))
        .hasMessage(
            "the button or link \"Go\" is covered by <div id=\"load\"> \"Please wait\"."
                + " Waited 300 ms.");
    steps.act.press("Go");
    steps.page.title("Pressed");
  }

  @Test
  void a_button_that_moves_is_pressed_when_it_has_come_to_rest() {
    AllSteps steps =
        on(
            "/moving",
            "Moving",
            """
            <style>@keyframes in { from { transform: translateX(900px) } }
              button { animation: in 800ms }</style>
            <button onclick="document.title = 'Pressed'">Go</button>
            """);
    steps.act.press("Go");
    steps.page.title("Pressed");
  }

  @Test
  void a_button_below_a_bar_that_stays_is_scrolled_out_from_under_it() {
    AllSteps steps =
        on(
            "/bar",
            "Bar",
            """
            <header style='position:fixed;top:0;left:0;right:0;height:200px;background:#ddd'>Bar</header>
            <div style='height:3000px;padding-top:1000px'><button id='b' onclick="document.title = 'Pressed'">Go</button></div>
            <script>scrollTo(0, document.getElementById('b').offsetTop - 20)</script>
            """);
    steps.act.press("Go");
    steps.page.title("Pressed");
  }

  @Test
  void a_list_that_hides_the_browsers_own_is_chosen_from() {
    AllSteps steps =
        on(
            "/hidden-select",
            "Hidden select",
            """
            <label for='c'>Country</label>
            <select id='c' style='display:none' onchange="document.getElementById('s').textContent = this.value">
              <option>Norway</option><option>Sweden</option></select>
            <span id='s' class='select2' onclick='alert("no")'>Norway</span>
            """);
    steps.act.choose("Sweden", "Country");
    steps.fields.chosen("Sweden", "Country");
    steps.see.see("Sweden");
  }

  @Test
  void a_combobox_that_wants_to_be_typed_into_is_typed_into() {
    AllSteps steps =
        on(
            "/typeahead",
            "Typeahead",
            """
            <label for='c'>City</label>
            <input id='c' role='combobox' aria-expanded='false' aria-controls='l' autocomplete='off'>
            <ul id='l' role='listbox'></ul>
            <script>
              const input = document.getElementById('c'), list = document.getElementById('l');
              input.oninput = () => setTimeout(() => {
                list.innerHTML = '';
                ['Bergen', 'Bern', 'Berlin'].filter(n => n.toLowerCase().startsWith(input.value.toLowerCase()))
                  .forEach(name => {
                    const li = document.createElement('li');
                    li.setAttribute('role', 'option'); li.textContent = name;
                    li.onclick = () => { input.value = name; list.innerHTML = ''; document.title = name };
                    list.append(li);
                  });
              }, 200);
            </script>
            """);
    steps.act.choose("Bern", "City");
    steps.page.title("Bern");
    steps.fields.chosen("Bern", "City");
  }

  @Test
  void a_list_that_renders_what_is_in_view_is_scrolled() {
    AllSteps steps =
        on(
            "/virtual",
            "Virtual",
            """
            <div id='c' role='combobox' tabindex='0' aria-label='Number' aria-expanded='false'>None</div>
            <script>
              const box = document.getElementById('c');
              box.onclick = () => {
                box.setAttribute('aria-expanded', 'true');
                const outer = document.createElement('div'), inner = document.createElement('div');
                outer.style = 'height:100px;overflow-y:auto;position:relative'; inner.style.height = '6000px';
                outer.setAttribute('role', 'listbox'); outer.append(inner);
                const draw = () => { inner.innerHTML = '';
                  const first = Math.floor(outer.scrollTop / 20);
                  for (let i = first; i < first + 6; i++) { const o = document.createElement('div');
                    o.setAttribute('role', 'option'); o.textContent = 'No. ' + i;
                    o.style = 'position:absolute;height:20px;top:' + i * 20 + 'px';
                    o.onclick = () => { box.textContent = o.textContent; box.setAttribute('aria-expanded', 'false'); outer.remove() };
                    inner.append(o) } };
                outer.onscroll = draw; document.body.append(outer); draw();
              };
            </script>
            """);
    steps.act.choose("No. 77", "Number");
    steps.fields.chosen("No. 77", "Number");
  }

  @Test
  void a_list_without_roles_is_chosen_from() {
    AllSteps steps =
        on(
            "/roleless",
            "Roleless",
            """
            <label for='c'>Size</label> <input id='c' role='combobox' readonly aria-expanded='false'>
            <div id='l' style='display:none'><div class='item'>Small</div><div class='item'>Large</div></div>
            <script>
              const input = document.getElementById('c'), list = document.getElementById('l');
              input.onclick = () => { list.style.display = 'block'; input.setAttribute('aria-expanded', 'true') };
              list.onclick = e => { input.value = e.target.textContent; list.style.display = 'none';
                input.setAttribute('aria-expanded', 'false') };
            </script>
            """);
    steps.act.choose("Large", "Size");
    steps.fields.chosen("Large", "Size");
  }

  @Test
  void an_editor_in_a_frame_is_written_into() {
    site.page("/frame", "Frame", "<script>document.body.contentEditable = 'true'</script>");
    AllSteps steps =
        on("/editor", "Editor", "<label>Text</label> <iframe src='/frame' title='Text'></iframe>");
    steps.act.fillInLines("Text", "one\ntwo");
    steps.see.see("two");
    steps.act.fillIn("Text", "three");
    steps.see.see("three");
    steps.see.doNotSee("two");
    steps.page.title("Editor");
  }

  @Test
  void a_link_in_a_frame_leads_the_frame_elsewhere() {
    site.page("/one", "One", "<a href='/two'>Next</a>").page("/two", "Two", "<h2>Second</h2>");
    AllSteps steps = on("/frames", "Frames", "<iframe src='/one'></iframe>");
    steps.act.press("Next");
    steps.see.seeThe(UiRole.HEADING, "Second");
    steps.page.title("Frames");
  }

  @Test
  void what_lies_in_front_is_meant_before_what_lies_behind() {
    AllSteps steps =
        on(
            "/modal",
            "Modal",
            """
            <button>Delete</button>
            <div role='dialog' aria-modal='true' aria-label='Sure?'
              style='position:fixed;inset:0;background:#fff'><button onclick="document.title = 'Deleted'">Delete</button></div>
            """);
    steps.act.press("Delete");
    steps.page.title("Deleted");
  }

  @Test
  void a_text_that_can_be_pressed_needs_no_role_and_an_id_is_the_last_resort() {
    AllSteps steps =
        on(
            "/loose",
            "Loose",
            """
            <div style='cursor:pointer' id='card'><span>Open card</span></div>
            <button data-testid='go'><i>→</i></button> <p>plain</p>
            <script>
              document.getElementById('card').addEventListener('click', () => document.title = 'Card');
              document.querySelector('button').onclick = () => document.title = 'Gone';
            </script>
            """);
    steps.act.press("Open card");
    steps.page.title("Card");
    steps.act.press("go");
    steps.page.title("Gone");
  }

  @Test
  void a_field_nobody_labelled_is_known_by_what_stands_beside_it() {
    AllSteps steps =
        on(
            "/beside",
            "Beside",
            """
            <table><tr><td>Name:</td><td><input></td></tr><tr><td>Town:</td><td><input></td></tr></table>
            <div class='item'><label>Street</label><div><div><input></div></div></div>
            <p>Phone <input></p>
            """);
    for (String field : List.of("Name", "Town", "Street", "Phone")) {
      steps.act.fillIn(field, "of " + field);
    }
    for (String field : List.of("Name", "Town", "Street", "Phone")) {
      steps.fields.contains(field, "of " + field);
    }
  }

  @Test
  void what_is_loaded_on_the_way_down_is_scrolled_to() {
    AllSteps steps =
        on(
            "/endless",
            "Endless",
            """
            <div id='l'></div>
            <script>
              let n = 0;
              function more() { for (let i = 0; i < 20; i++) { const p = document.createElement('p');
                p.textContent = 'Entry ' + ++n; document.getElementById('l').append(p) } }
              more(); more();
              addEventListener('scroll', () => { if (innerHeight + scrollY > document.body.scrollHeight - 100 && n < 200)
                setTimeout(more, 100) });
            </script>
            """);
    steps.act.scrollTo("Entry 95");
    steps.see.see("Entry 95");
  }

  @Test
  void a_grid_made_of_roles_is_a_table() {
    AllSteps steps =
        on(
            "/grid",
            "Grid",
            """
            <div role='grid' aria-label='Clients'>
              <div role='rowgroup'><div role='row' aria-rowindex='1'><span role='columnheader' aria-colindex='1'>Name</span>
                <span role='columnheader' aria-colindex='2'>Status</span></div></div>
              <div role='rowgroup'><div role='row' aria-rowindex='2'><span role='gridcell' aria-colindex='1'>Acme</span></div></div>
              <div role='rowgroup'><div role='row' aria-rowindex='2'><span role='gridcell' aria-colindex='2'>Draft</span></div></div>
            </div>
            """);
    steps.tables.cell("Acme", "Draft", "Status");
    steps.tables.rowCount(new UiWords.NamedTable(java.util.Optional.of("Clients")), 1);
  }

  @Test
  void a_file_that_a_script_makes_is_downloaded() {
    AllSteps steps =
        on(
            "/blob",
            "Blob",
            """
            <button onclick="const a = document.createElement('a'); a.download = 'note.txt';
              a.href = window.URL.createObjectURL(new Blob(['made here'])); a.click()">Export</button>
            """);
    steps.files.download("Export", "note");
    steps.files.named("note", "note.txt");
    steps.files.contains("note", "made here");
  }

  @Test
  void every_page_is_checked_for_accessibility_where_that_is_the_policy() {
    site.page("/bad", "Bad", "<main><h1>Bad</h1><input></main>");
    site.page("/good", "Good", "<main><h1>Good</h1><a href='/bad'>Next</a></main>");
    AllSteps steps =
        new AllSteps(
            world,
            browser(),
            new AccessibilitySettings(
                true, AccessibilitySettings.Standard.WCAG2AA, List.of("color-contrast")));
    steps.page.open("/good");
    failureOf(() -> steps.act.press("Next"))
        .hasMessageContaining("\"Bad\" (/bad) breaks 1 rule of accessibility (wcag2aa):")
        .hasMessageContaining("label (critical): Form elements must have labels")
        .hasMessageContaining("<input>");
    steps.see.see("Bad");
    steps.page.reload();
  }

  @Test
  void users_have_windows_of_their_own() {
    AllSteps steps =
        on("/me", "Me", "<script>document.write('I am ' + (document.cookie || 'nobody'))</script>");
    steps.page.use("ada");
    ((org.openqa.selenium.JavascriptExecutor) browser().driver())
        .executeScript("document.cookie = 'ada'");
    steps.page.open("/me");
    steps.see.see("I am ada");
    steps.page.use("bob");
    steps.page.open("/me");
    steps.see.see("I am nobody");
    steps.page.use("ada");
    steps.see.see("I am ada");
    steps.page.use("bob");
    steps.see.see("I am nobody");
  }

  @Test
  void a_check_may_be_given_more_time() {
    AllSteps steps =
        on(
            "/slow",
            "Slow",
            "<script>setTimeout(() => document.body.append('There'), 1200)</script>");
    FixtureWorld hasty = new FixtureWorld(site.url(), world.variables(), SHORT);
    hasty.patience().grant(Duration.ofSeconds(20));
    steps(hasty).see.see("There");
    assertThat(hasty.patience().take()).isEmpty();
    failureOf(() -> steps(hasty).see.see("Never")).hasMessageEndingWith("Waited 300 ms.");
    steps.see.see("There");
  }
}
