package io.sluice.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedService.class)
class TenantsTest {
  private final ServiceProcess service;
  private final Http admin;

  TenantsTest(ServiceProcess service) {
    this.service = service;
    this.admin = Http.admin(service);
  }

  @Test
  void another_tenants_client_does_not_exist() {
    TestTenant owner = TestTenant.in(service);
    String client = owner.complete("Private Ltd");
    String path = "/api/clients/" + client;
    TestTenant other = TestTenant.in(service);

    assertThat(other.analyst().get(path).outcome()).isEqualTo("404 not-found");
    assertThat(other.as("admin").get(path + "/audit").outcome()).isEqualTo("404 not-found");
    assertThat(other.analyst().post(path + "/submit", "").outcome()).isEqualTo("404 not-found");
    assertThat(other.analyst().put(path, "{}").outcome()).isEqualTo("404 not-found");
    assertThat(other.analyst().post(path + "/owners", "{}").outcome()).isEqualTo("404 not-found");
    assertThat(other.approver().post(path + "/approve", "{}").outcome()).isEqualTo("404 not-found");
    assertThat(other.analyst().get("/api/clients").at("/total")).isEqualTo("0");
    assertThat(other.as("admin").get("/api/audit").sizeAt("/entries")).isZero();
    assertThat(other.browser("analyst").open("/clients/" + client).status()).isEqualTo(404);
    assertThat(owner.read(client).at("/status")).isEqualTo("draft");
  }

  @Test
  void a_deleted_tenant_takes_everything_with_it() {
    TestTenant tenant = TestTenant.in(service);
    tenant.complete("Acme Ltd");
    TestBrowser browser = tenant.browser("analyst");

    assertThat(admin.delete("/admin/tenants/" + tenant.id()).status()).isEqualTo(204);

    assertThat(admin.delete("/admin/tenants/" + tenant.id()).outcome()).isEqualTo("404 not-found");
    assertThat(tenant.analyst().get("/api/clients").status()).isEqualTo(401);
    assertThat(browser.open("/clients").path()).isEqualTo("/sign-in");
    assertThat(admin.get("/admin/tenants").body()).doesNotContain(tenant.id());
  }

  @Test
  void a_reset_tenant_is_as_new_but_for_its_users_and_flags() {
    TestTenant tenant = TestTenant.in(service, "risk-v2");
    tenant.complete("Acme Ltd");
    TestTenant other = TestTenant.in(service);
    String kept = other.complete("Acme Ltd");

    assertThat(admin.post("/admin/tenants/" + tenant.id() + "/reset", "").status()).isEqualTo(204);

    assertThat(tenant.analyst().get("/api/clients").at("/total")).isEqualTo("0");
    assertThat(tenant.as("admin").get("/api/audit").sizeAt("/entries")).isZero();
    String path = "/admin/tenants/" + tenant.id() + "/flags/risk-v2";
    assertThat(admin.get(path).at("/source")).isEqualTo("tenant");
    assertThat(tenant.read(tenant.complete("Acme Ltd")).at("/reference")).isEqualTo("CLM-0001");
    assertThat(other.read(kept).status()).isEqualTo(200);
    assertThat(admin.post("/admin/tenants/t-nope/reset", "").outcome()).isEqualTo("404 not-found");
  }

  @Test
  void tenants_are_listed_without_their_secrets() {
    TestTenant tenant = TestTenant.in(service);

    Answer list = admin.get("/admin/tenants");

    assertThat(list.body()).contains(tenant.id()).doesNotContain("token", "password");
  }

  @Test
  void a_tenant_name_is_taken_once() {
    String tenant = "{\"name\": \"" + UUID.randomUUID() + "\"}";

    assertThat(admin.post("/admin/tenants", tenant).status()).isEqualTo(201);
    assertThat(admin.post("/admin/tenants", tenant).outcome()).isEqualTo("409 duplicate-name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | 422 required",
        "{\"name\": \"x\", \"flags\": {\"nope\": true}} | 422 unknown-value",
        "{\"name\": \"x\", \"flags\": {\"risk-v2\": \"on\"}} | 422 invalid",
        "{\"name\": \"x\", \"flags\": 1} | 422 invalid",
        "nope | 400 malformed-json",
      })
  void a_wrong_tenant_is_refused(String json, String outcome) {
    assertThat(admin.post("/admin/tenants", json).outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wrong"})
  void the_admin_api_is_for_the_admin_token_alone(String token) {
    Http stranger = new Http(service.url(), Optional.of(token));

    assertThat(stranger.get("/admin/tenants").outcome()).isEqualTo("401 unauthenticated");
    assertThat(stranger.post("/admin/tenants", "{}").outcome()).isEqualTo("401 unauthenticated");
    assertThat(TestTenant.in(service).as("admin").get("/admin/tenants").status()).isEqualTo(401);
  }
}
