package io.sluice.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedService.class)
class PagesTest {
  private final ServiceProcess service;
  private final TestTenant tenant;

  PagesTest(ServiceProcess service) {
    this.service = service;
    tenant = TestTenant.in(service);
  }

  @Test
  void a_stranger_is_asked_to_sign_in_and_then_sent_on() {
    String client = tenant.bare("Acme Ltd");
    TestBrowser browser = new TestBrowser(service.url()).open("/clients/" + client);

    assertThat(browser.title()).isEqualTo("Sign in – Sluice CLM");
    browser.submit("/sign-in", "username", "analyst@" + tenant.id(), "password", "wrong");
    assertThat(browser.alert()).isEqualTo("The username or the password is wrong");
    browser.submit(
        "/sign-in",
        "username",
        "analyst@" + tenant.id(),
        "password",
        tenant.created().at("/signIns/analyst/password").asText());

    assertThat(browser.path()).isEqualTo("/clients/" + client);
    assertThat(browser.html()).contains("Signed in as analyst@" + tenant.id() + " (analyst)");
  }

  @Test
  void the_way_after_signing_in_never_leaves_the_service() {
    TestBrowser browser = new TestBrowser(service.url()).open("/sign-in?next=//evil.example/");

    assertThat(browser.html()).contains("name=\"next\" value=\"/clients\"");
  }

  @Test
  void signing_out_ends_the_session() {
    TestBrowser browser = tenant.browser("admin");
    assertThat(browser.open("/audit").heading()).isEqualTo("Audit trail");

    browser.submit("/sign-out");

    assertThat(browser.statusMessage()).isEqualTo("You are signed out");
    assertThat(browser.open("/clients").path()).isEqualTo("/sign-in");
  }

  @Test
  void a_form_without_its_token_changes_nothing() {
    TestBrowser browser = tenant.browser("analyst");

    browser.post("/clients/new", "name=Forged&country=CH&legalForm=company");

    assertThat(browser.status()).isEqualTo(403);
    assertThat(tenant.analyst().get("/api/clients").at("/total")).isEqualTo("0");
  }

  @Test
  void another_site_cannot_sign_anybody_in() {
    TestBrowser browser = new TestBrowser(service.url());

    browser.post("/sign-in", "username=a&password=b", "Origin", "http://evil.example");

    assertThat(browser.status()).isEqualTo(403);
  }

  @Test
  void what_users_type_is_escaped() {
    String client = tenant.bare("<script>alert(1)</script>");

    TestBrowser browser = tenant.browser("analyst").open("/clients/" + client);

    assertThat(browser.heading()).isEqualTo("&lt;script&gt;alert(1)&lt;/script&gt;");
    assertThat(browser.html()).doesNotContain("<script");
  }

  @Test
  void a_client_is_recorded_and_decided_in_the_pages() {
    TestBrowser analyst = tenant.browser("analyst").open("/clients/new");
    analyst.submit("/clients/new");
    assertThat(analyst.alert())
        .isEqualTo("Name is required Country is required Legal form is required");
    analyst.submit("/clients/new", "name", "Acme Ltd", "country", "CH", "legalForm", "company");
    assertThat(analyst.statusMessage()).isEqualTo("Client created");
    String page = analyst.path();
    analyst.submit(page + "/submit");
    assertThat(analyst.alert())
        .isEqualTo("A client needs at least one document before it is submitted");
    analyst.submit(page + "/owners", "name", "Ada", "share", "sixty");
    assertThat(analyst.alert()).isEqualTo("Share must be a whole number from 1 to 100");
    assertThat(analyst.html()).contains("value=\"sixty\"");
    analyst.submit(page + "/owners", "name", "Ada", "share", "60");
    assertThat(analyst.row("Ada")).isEqualTo("Ada 60 % Remove");
    analyst.submit(page + "/documents", "type", "passport", "fileName", "p.pdf");
    assertThat(analyst.row("p.pdf")).isEqualTo("p.pdf Passport – Remove");
    assertThat(analyst.submit(page + "/submit").statusMessage()).isEqualTo("Client submitted");
    assertThat(analyst.shown("Status")).isEqualTo("Submitted");
    assertThat(analyst.hasButton("Submit")).isFalse();

    TestBrowser approver = tenant.browser("approver").open(page);
    approver.submit(page + "/start-review");
    assertThat(approver.statusMessage()).isEqualTo("Review started");
    assertThat(approver.submit(page + "/reject").alert()).isEqualTo("Reason is required");
    approver.submit(page + "/reject", "reason", "Too little known");
    assertThat(approver.shown("Status")).isEqualTo("Rejected");
    assertThat(approver.shown("Decision reason")).isEqualTo("Too little known");
    assertThat(approver.hasButton("Approve")).isFalse();
    assertThat(approver.row("Owner added")).endsWith("Owner added Ada (60 %)");
  }

  @Test
  void a_draft_is_edited_and_only_a_draft() {
    String client = tenant.complete("Acme Ltd");
    TestBrowser analyst = tenant.browser("analyst").open("/clients/" + client + "/edit");
    assertThat(analyst.html()).contains("value=\"Acme Ltd\"").contains("value=\"CH\" selected");

    analyst.submit(
        "/clients/" + client + "/edit",
        "name",
        "Acme Inc",
        "country",
        "DE",
        "legalForm",
        "company",
        "politicallyExposed",
        "on");

    assertThat(analyst.statusMessage()).isEqualTo("Changes saved");
    assertThat(analyst.heading()).isEqualTo("Acme Inc");
    assertThat(analyst.shown("Politically exposed")).isEqualTo("Yes");
    tenant.act(client, "submit");
    assertThat(analyst.open("/clients/" + client + "/edit").heading()).isEqualTo("Not possible");
  }

  @Test
  void the_list_can_be_narrowed() {
    tenant.bare("Acme Ltd");
    TestBrowser browser = tenant.browser("approver").open("/clients?search=acme&status=draft");

    assertThat(browser.row("Acme Ltd")).isEqualTo("CLM-0001 Acme Ltd Switzerland Draft Low");
    assertThat(browser.open("/clients?search=beta").html())
        .contains("No clients found")
        .doesNotContain("<table");
  }

  @Test
  void roles_see_what_they_may_do() {
    String client = tenant.complete("Acme Ltd");

    TestBrowser analyst = tenant.browser("analyst").open("/clients/" + client);
    TestBrowser approver = tenant.browser("approver").open("/clients/" + client);

    assertThat(analyst.hasButton("Submit")).isTrue();
    assertThat(analyst.hasLink("New client")).isTrue();
    assertThat(approver.hasButton("Submit")).isFalse();
    assertThat(approver.hasButton("Add owner")).isFalse();
    assertThat(approver.hasLink("New client")).isFalse();
    assertThat(approver.open("/clients/new").alert()).isEqualTo("Only an analyst may do this");
  }

  @Test
  void pages_are_sent_with_careful_headers() {
    Answer page = Http.nobody(service).get("/sign-in");

    assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    assertThat(page.header("Content-Type")).startsWith("text/html");
  }
}
