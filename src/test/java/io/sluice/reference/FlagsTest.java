package io.sluice.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedService.class)
class FlagsTest {
  private static final String HEADER = "Sluice-Flags";

  private final ServiceProcess service;
  private final Http admin;

  FlagsTest(ServiceProcess service) {
    this.service = service;
    this.admin = Http.admin(service);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bulk-import", "risk-v2"})
  void a_flag_is_off_until_set_and_again_when_cleared(String flag) {
    String path = "/admin/tenants/" + TestTenant.in(service).id() + "/flags/" + flag;

    assertThat(state(admin.get(path))).isEqualTo("false by default");
    assertThat(state(admin.put(path, "{\"value\": true}"))).isEqualTo("true by tenant");
    assertThat(state(admin.get(path))).isEqualTo("true by tenant");
    assertThat(state(admin.put(path, "{\"value\": false}"))).isEqualTo("false by tenant");
    assertThat(admin.delete(path).status()).isEqualTo(204);
    assertThat(state(admin.get(path))).isEqualTo("false by default");
    assertThat(admin.delete(path).status()).isEqualTo(204);
  }

  @Test
  void a_flag_may_have_words_for_its_values() {
    String path = "/admin/tenants/" + TestTenant.in(service).id() + "/flags/instant-screening";

    assertThat(state(admin.get(path))).isEqualTo("manual by default");
    assertThat(state(admin.put(path, "{\"value\": \"instant\"}"))).isEqualTo("instant by tenant");
    assertThat(state(admin.put(path, "{\"value\": \"manual\"}"))).isEqualTo("manual by tenant");
    assertThat(admin.put(path, "{\"value\": true}").outcome()).isEqualTo("422 invalid");
    assertThat(admin.put(path, "{\"value\": \"other\"}").outcome()).isEqualTo("422 invalid");
  }

  private static String state(Answer answer) {
    return answer.at("/value") + " by " + answer.at("/source");
  }

  @Test
  void flags_of_a_tenant_are_its_own() {
    TestTenant one = TestTenant.in(service, "risk-v2");
    TestTenant other = TestTenant.in(service);

    assertThat(admin.get("/admin/tenants/" + one.id() + "/flags").at("/flags/risk-v2"))
        .isEqualTo("true");
    assertThat(admin.get("/admin/tenants/" + other.id() + "/flags").at("/flags/risk-v2"))
        .isEqualTo("false");
  }

  @Test
  void what_does_not_exist_cannot_be_set() {
    String path = "/admin/tenants/" + TestTenant.in(service).id() + "/flags/";

    assertThat(admin.put(path + "nope", "{\"value\": true}").outcome()).isEqualTo("404 not-found");
    assertThat(admin.put("/admin/tenants/t-nope/flags/risk-v2", "{\"value\": true}").outcome())
        .isEqualTo("404 not-found");
    assertThat(admin.put(path + "risk-v2", "{\"value\": \"on\"}").outcome())
        .isEqualTo("422 invalid");
  }

  @Test
  void an_answer_tells_exactly_the_flags_it_evaluated() {
    TestTenant tenant = TestTenant.in(service, "risk-v2");
    Http analyst = tenant.analyst();

    assertThat(analyst.get("/api/me").header(HEADER)).isEmpty();
    assertThat(analyst.get("/api/clients").header(HEADER)).as("no client, no risk").isEmpty();
    String client = tenant.complete("Acme Ltd");
    assertThat(analyst.get("/api/clients").header(HEADER))
        .isEqualTo("risk-v2=on;reason=TARGETING_MATCH");
    assertThat(tenant.act(client, "submit").header(HEADER))
        .isEqualTo("instant-screening=manual;reason=DEFAULT, risk-v2=on;reason=TARGETING_MATCH");
    assertThat(tenant.importCsv("").header(HEADER)).isEqualTo("bulk-import=off;reason=DEFAULT");
  }

  @Test
  void a_page_tells_them_too() {
    TestTenant tenant = TestTenant.in(service);
    String client = tenant.bare("Acme Ltd");

    assertThat(new TestBrowser(service.url()).open("/sign-in").exposures()).isEmpty();
    assertThat(tenant.browser("analyst").open("/clients/" + client).exposures())
        .isEqualTo("risk-v2=off;reason=DEFAULT, bulk-import=off;reason=DEFAULT");
    assertThat(tenant.browser("approver").open("/clients/" + client).exposures())
        .isEqualTo("risk-v2=off;reason=DEFAULT");
  }

  @Test
  void errors_tell_them_too() {
    TestTenant tenant = TestTenant.in(service);

    assertThat(tenant.analyst().get("/api/nothing").header(HEADER)).isEmpty();
    assertThat(Http.nobody(service).get("/api/me").header(HEADER)).isEmpty();
    assertThat(tenant.browser("analyst").open("/import").exposures())
        .isEqualTo("bulk-import=off;reason=DEFAULT");
  }

  @Test
  void instant_screening_sends_a_client_without_a_hit_to_review() {
    TestTenant tenant = TestTenant.in(service, "instant-screening");
    String client = tenant.complete("Acme Ltd");

    assertThat(tenant.act(client, "submit").at("/status")).isEqualTo("in-review");
    assertThat(actions(tenant, client))
        .endsWith("submitted ", "screened No hit", "review-started ");
    assertThat(tenant.act(client, "approve").at("/status")).isEqualTo("approved");
  }

  @Test
  void instant_screening_rejects_a_hit_also_among_the_owners() {
    TestTenant tenant = TestTenant.in(service, "instant-screening");
    String client = tenant.complete("Acme Ltd");
    tenant
        .analyst()
        .post("/api/clients/" + client + "/owners", "{\"name\": \"unBLOCKED x\", \"share\": 1}");

    Answer answer = tenant.act(client, "submit");

    assertThat(answer.at("/status")).isEqualTo("rejected");
    assertThat(answer.at("/decision/by")).isEqualTo("screening");
    assertThat(answer.at("/decision/reason")).isEqualTo("Screening hit: unBLOCKED x");
    assertThat(actions(tenant, client))
        .endsWith("submitted ", "screened Hit: unBLOCKED x", "rejected Screening hit: unBLOCKED x");
  }

  @Test
  void without_instant_screening_nobody_is_screened() {
    TestTenant tenant = TestTenant.in(service);

    assertThat(tenant.act(tenant.complete("Blocked Ltd"), "submit").at("/status"))
        .isEqualTo("submitted");
  }

  @Test
  void clients_on_their_way_survive_a_change_of_instant_screening() {
    TestTenant tenant = TestTenant.in(service);
    String waiting = tenant.complete("Waiting Ltd");
    tenant.act(waiting, "submit");
    tenant.turn("instant-screening", true);
    String screened = tenant.complete("Screened Ltd");
    tenant.act(screened, "submit");

    assertThat(tenant.act(waiting, "start-review").at("/status")).isEqualTo("in-review");
    tenant.turn("instant-screening", false);
    assertThat(tenant.act(screened, "approve").at("/status")).isEqualTo("approved");
  }

  private static List<String> actions(TestTenant tenant, String client) {
    List<String> actions = new ArrayList<>();
    tenant
        .analyst()
        .get("/api/clients/" + client + "/audit")
        .json()
        .get("entries")
        .forEach(
            entry ->
                actions.add(entry.get("action").asText() + " " + entry.get("detail").asText()));
    return actions;
  }
}
