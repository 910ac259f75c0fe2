package io.sluice.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedService.class)
class ImportTest {
  private static final String HEADER = "name,country,legalForm\n";

  private final ServiceProcess service;
  private final TestTenant tenant;

  ImportTest(ServiceProcess service) {
    this.service = service;
    tenant = TestTenant.in(service, "bulk-import");
  }

  @Test
  void every_line_becomes_a_draft() {
    Answer answer =
        tenant.importCsv(
            """
            LegalForm,NAME,country,politicallyExposed
            company,"Acme, ""the"" Ltd",CH,TRUE

            trust,Beta,PA,
            """
                .replace("\n", "\r\n"));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.at("/imported")).isEqualTo("2");
    assertThat(answer.at("/clients/0/name")).isEqualTo("Acme, \"the\" Ltd");
    Answer acme = tenant.read(answer.at("/clients/0/id"));
    assertThat(acme.at("/status")).isEqualTo("draft");
    assertThat(acme.at("/source")).isEqualTo("import");
    assertThat(acme.at("/politicallyExposed")).isEqualTo("true");
    assertThat(acme.at("/reference")).isEqualTo("CLM-0001");
    assertThat(tenant.read(answer.at("/clients/1/id")).at("/politicallyExposed"))
        .isEqualTo("false");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A,CH,company/B,XX,company | 3 country Country is not known",
        "A,CH,company/,CH,company | 3 name Name is required",
        "A,CH,company/B,CH,club | 3 legalForm Legal form is not known",
        "A,CH,company/B,CH | 3  3 fields are expected, not 2",
        "A,CH,company/a,CH,company | 3 name A client named \"a\" already exists",
        "Taken,CH,company/B,CH,company | 2 name A client named \"Taken\" already exists",
      })
  void one_wrong_line_stops_all_and_is_named(String lines, String problem) {
    tenant.bare("Taken");

    Answer answer = tenant.importCsv(HEADER + lines.replace('/', '\n'));

    assertThat(answer.outcome()).isEqualTo("422 invalid-lines");
    assertThat(answer.at("/error/message")).isEqualTo("Nothing was imported: 1 line is wrong");
    assertThat(
            answer.at("/error/lines/0/line")
                + " "
                + answer.at("/error/lines/0/field")
                + " "
                + answer.at("/error/lines/0/message"))
        .isEqualTo(problem);
    assertThat(tenant.analyst().get("/api/clients").at("/total")).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | There is no client to import",
        "name,country,legalForm | There is no client to import",
        "name,country/A,CH | The column legalForm is missing",
        "name,country,legalForm,colour/A,CH,company,red | The column colour is not known",
      })
  void a_wrong_header_is_a_problem_of_line_1(String csv, String message) {
    Answer answer = tenant.importCsv(csv.replace('/', '\n'));

    assertThat(answer.at("/error/lines/0/line")).isEqualTo("1");
    assertThat(answer.at("/error/lines/0/message")).isEqualTo(message);
  }

  @Test
  void all_wrong_lines_are_told() {
    Answer answer = tenant.importCsv(HEADER + "A,XX,company\nB,CH,company\nC,CH,club\n");

    assertThat(answer.at("/error/message")).isEqualTo("Nothing was imported: 2 lines are wrong");
    assertThat(answer.at("/error/lines/1/line")).isEqualTo("4");
  }

  @Test
  void only_an_analyst_imports_and_only_csv() {
    assertThat(
            tenant
                .approver()
                .send("POST", "/api/clients/import", HEADER + "A,CH,company", "text/csv")
                .outcome())
        .isEqualTo("403 forbidden");
    assertThat(tenant.analyst().post("/api/clients/import", "{}").outcome())
        .isEqualTo("415 unsupported-media-type");
  }

  @Test
  void with_the_flag_off_there_is_no_import() {
    TestTenant closed = TestTenant.in(service);

    assertThat(closed.importCsv(HEADER + "A,CH,company").outcome()).isEqualTo("404 not-found");
    assertThat(closed.browser("analyst").open("/import").heading()).isEqualTo("Not found");
    assertThat(closed.browser("analyst").open("/clients").hasLink("Bulk import")).isFalse();
  }

  @Test
  void the_page_imports() {
    TestBrowser browser = tenant.browser("analyst");

    assertThat(browser.open("/clients").hasLink("Bulk import")).isTrue();
    browser.open("/import").submit("/import", "csv", HEADER + "Acme,CH,company\nBeta,XX,trust");
    assertThat(browser.alert()).isEqualTo("Nothing was imported: 1 line is wrong");
    assertThat(browser.row("Country is not known")).isEqualTo("3 country Country is not known");
    assertThat(browser.html()).contains("Beta,XX,trust");
    browser.submit("/import", "csv", HEADER + "Acme,CH,company");
    assertThat(browser.statusMessage()).isEqualTo("1 client imported");
    assertThat(browser.row("CLM-0001")).isEqualTo("CLM-0001 Acme");
  }

  @Test
  void only_an_analyst_sees_the_page() {
    TestBrowser approver = tenant.browser("approver");

    assertThat(approver.open("/clients").hasLink("Bulk import")).isFalse();
    assertThat(approver.open("/import").heading()).isEqualTo("Not allowed");
  }
}
