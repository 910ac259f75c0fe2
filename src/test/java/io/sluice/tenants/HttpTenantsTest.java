package io.sluice.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.http.ControlClient;
import io.sluice.http.RequestTemplate;
import io.sluice.http.Values;
import io.sluice.lease.LeaseJournal;
import io.sluice.model.Secrets;
import io.sluice.model.Trouble;
import io.sluice.model.world.Tenant;
import io.sluice.testing.StubService;
import io.sluice.testing.StubService.Reply;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpTenantsTest {
  private static final String CREATED =
      """
      {"id": 42, "tokens": {"analyst": "analyst-token"},
       "signIns": {"analyst": {"username": "ada", "password": "ada-password"}}}
      """;
  private static final TenantSettings.Created SETTINGS =
      new TenantSettings.Created(
          new RequestTemplate(
              "POST",
              "/admin/tenants",
              Map.of("X-Secret", "${run.secret}"),
              Optional.of("{\"name\": \"${tenant.name}\"}")),
          "/id",
          new HandedOut("/tokens", Map.of(), "/signIns", Map.of()),
          new RequestTemplate("DELETE", "/admin/tenants/${tenant}", Map.of(), Optional.empty()),
          Optional.empty());

  private final Secrets secrets = new Secrets();

  private HttpTenants tenants(URI url) {
    return tenants(url, SETTINGS, List.of());
  }

  private HttpTenants tenants(URI url, TenantSettings.Created settings, List<String> roles) {
    Values values =
        Values.of(name -> Optional.of("run-secret").filter(v -> name.equals("run.secret")));
    ControlClient client = new ControlClient(url, Duration.ofSeconds(5), secrets);
    return new HttpTenants(settings, client, values, secrets, roles);
  }

  @Test
  void a_tenant_is_created_with_its_tokens_and_sign_ins_which_become_secrets() {
    try (StubService service = new StubService(request -> Reply.json(201, CREATED))) {
      Tenant tenant = tenants(service.url()).create("t \"1\"");

      assertThat(service.last().body()).isEqualTo("{\"name\": \"t \\\"1\\\"\"}");
      assertThat(service.last().header("X-Secret")).isEqualTo("run-secret");
      assertThat(tenant.id()).isEqualTo("42");
      assertThat(tenant.tokens()).containsOnly(Map.entry("analyst", "analyst-token"));
      assertThat(tenant.signIns())
          .containsOnly(Map.entry("analyst", new Tenant.SignIn("ada", "ada-password")));
      assertThat(secrets.mask("analyst-token ada-password")).isEqualTo("*** ***");
    }
  }

  @Test
  void what_is_handed_out_to_one_person_belongs_to_the_only_role() {
    String created =
        "{\"id\": \"a\", \"tokens\": \"t-12345\","
            + " \"signIns\": {\"username\": \"u\", \"password\": \"p-12345\"}}";
    try (StubService service = new StubService(request -> Reply.json(201, created))) {
      Tenant tenant = tenants(service.url(), SETTINGS, List.of("clerk")).create("t");
      assertThat(tenant.tokens()).isEqualTo(Map.of("clerk", "t-12345"));
      assertThat(tenant.signIns()).isEqualTo(Map.of("clerk", new Tenant.SignIn("u", "p-12345")));
      assertThatThrownBy(() -> tenants(service.url(), SETTINGS, List.of("a", "b")).create("t"))
          .hasMessageContaining("no tokens by role at /tokens");
    }
  }

  @Test
  void each_role_may_have_a_place_of_its_own_and_a_password_that_was_made_up() {
    TenantSettings.Created settings =
        new TenantSettings.Created(
            new RequestTemplate(
                "POST", "/t", Map.of(), Optional.of("{\"password\": \"${tenant.secret}\"}")),
            "/id",
            new HandedOut(
                "",
                Map.of("clerk", "/data/token"),
                "",
                Map.of(
                    "clerk",
                    new HandedOut.SignInSource("/data/user", "${tenant.secret}"),
                    "boss",
                    new HandedOut.SignInSource("boss@${tenant}", "fixed-1234"))),
            SETTINGS.delete(),
            Optional.empty());
    String created = "{\"id\": \"a\", \"data\": {\"token\": \"t-12345\", \"user\": \"u\"}}";
    try (StubService service = new StubService(request -> Reply.json(201, created))) {
      Tenant tenant = tenants(service.url(), settings, List.of()).create("t");
      String sent = service.last().body().replaceAll(".*: \"|\"}", "");
      assertThat(sent).hasSizeGreaterThan(20).doesNotContain("$");
      assertThat(tenant.tokens()).isEqualTo(Map.of("clerk", "t-12345"));
      assertThat(tenant.signIns())
          .isEqualTo(
              Map.of(
                  "clerk", new Tenant.SignIn("u", sent),
                  "boss", new Tenant.SignIn("boss@a", "fixed-1234")));
      assertThat(secrets.mask(sent + " t-12345 fixed-1234")).isEqualTo("*** *** ***");
      tenants(service.url(), settings, List.of()).create("t");
      assertThat(service.last().body()).doesNotContain(sent);
    }
    try (StubService service = new StubService(request -> Reply.json(201, "{\"id\": 1}"))) {
      assertThatThrownBy(() -> tenants(service.url(), settings, List.of()).create("t"))
          .hasMessageContaining("no token of the clerk at /data/token");
    }
  }

  @Test
  void any_answer_but_2xx_is_trouble() {
    try (StubService service = new StubService(request -> Reply.json(403, "{\"error\": \"no\"}"))) {
      assertThatThrownBy(() -> tenants(service.url()).create("t"))
          .isInstanceOfSatisfying(
              Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo("tenant-not-created"))
          .hasMessage("no tenant was created: POST /admin/tenants → 403: {\"error\": \"no\"}");
    }
  }

  @Test
  void an_answer_without_id_or_tokens_is_trouble() {
    try (StubService service = new StubService(request -> Reply.json(201, "{\"tokens\": {}}"))) {
      assertThatThrownBy(() -> tenants(service.url()).create("t"))
          .hasMessageContaining("no id at /id");
    }
    try (StubService service = new StubService(request -> Reply.json(201, "{\"id\": \"a\"}"))) {
      assertThatThrownBy(() -> tenants(service.url()).create("t"))
          .hasMessageContaining("no tokens by role at /tokens");
    }
  }

  @Test
  void deleting_what_is_gone_is_fine_and_anything_else_is_trouble() {
    try (StubService service = new StubService(request -> Reply.json(404, ""))) {
      tenants(service.url()).delete("a/b");
      assertThat(service.last().path()).isEqualTo("/admin/tenants/a%2Fb");
    }
    try (StubService service = new StubService(request -> Reply.json(500, ""))) {
      assertThatThrownBy(() -> tenants(service.url()).delete("a"))
          .isInstanceOfSatisfying(
              Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo("tenant-not-deleted"));
    }
  }

  @Test
  void a_tenant_is_on_disk_before_it_is_created_and_open_until_it_is_deleted(@TempDir Path folder) {
    try (StubService service = new StubService(request -> seen(folder, request));
        LeaseJournal journal = LeaseJournal.open(folder, "r1", Clock.systemUTC())) {
      LeasedTenants tenants =
          new LeasedTenants(tenants(service.url()), journal, "local", service.url());

      Tenant tenant = tenants.create("sluice-r1-1");
      tenants.create("sluice-r1-2");
      tenants.delete(tenant.id());

      assertThat(tenants.finish()).isEmpty();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_tenant_that_was_made_and_came_without_tokens_is_deleted_at_the_end(@TempDir Path folder) {
    try (StubService service = new StubService(request -> Reply.json(201, "{\"id\": \"a\"}"));
        LeaseJournal journal = LeaseJournal.open(folder, "r1", Clock.systemUTC())) {
      LeasedTenants tenants =
          new LeasedTenants(tenants(service.url()), journal, "local", service.url());
      assertThatThrownBy(() -> tenants.create("t")).hasMessageContaining("no tokens by role");
      assertThat(folder.resolve("r1.jsonl")).content().contains("\"a\"");

      assertThat(tenants.finish()).isEmpty();

      assertThat(service.last().method() + service.last().path())
          .isEqualTo("DELETE/admin/tenants/a");
    }
    assertThat(folder).isEmptyDirectory();
  }

  /** Creates with the number of leases on disk as the id. */
  private static Reply seen(Path folder, StubService.Request request) {
    try (Stream<String> lines = Files.lines(folder.resolve("r1.jsonl"))) {
      List<String> written = lines.toList();
      if (request.method().equals("POST")) {
        String name = request.body().replaceAll(".*: \"|\"}", "");
        assertThat(written.get(written.size() - 1)).contains(name);
        return Reply.json(201, CREATED.replace("42", "\"" + name + "\""));
      }
      return Reply.json(204, "");
    } catch (IOException | AssertionError e) {
      return Reply.json(500, "not written down");
    }
  }
}
