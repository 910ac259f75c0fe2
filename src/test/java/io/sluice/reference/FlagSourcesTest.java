package io.sluice.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.http.Await;
import io.sluice.testing.StubService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlagSourcesTest {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final String TOKEN = "default:development.secret";

  @TempDir private Path folder;

  @Test
  void a_flagd_file_decides_for_each_tenant() throws IOException {
    Path file = folder.resolve("flags.json");
    write(file, flagd("nobody"));
    try (ServiceProcess service = ServiceProcess.start("--flags", "flagd:" + file)) {
      TestTenant tenant = TestTenant.in(service);
      TestTenant other = TestTenant.in(service);
      assertThat(state(tenant, "risk-v2")).isEqualTo("false by default");
      assertThat(state(tenant, "instant-screening")).isEqualTo("manual by default");
      assertThat(state(tenant, "bulk-import")).as("not in the file").isEqualTo("false by default");

      write(file, flagd(tenant.id()));

      becomes(tenant, "risk-v2", "true by tenant");
      assertThat(state(tenant, "instant-screening")).isEqualTo("instant by tenant");
      assertThat(state(other, "risk-v2")).isEqualTo("false by default");
      assertThat(tenant.act(tenant.complete("Acme Ltd"), "submit").header("Sluice-Flags"))
          .isEqualTo(
              "instant-screening=instant;reason=TARGETING_MATCH,"
                  + " risk-v2=on;reason=TARGETING_MATCH");
      assertThat(other.read(other.bare("Acme Ltd")).header("Sluice-Flags"))
          .isEqualTo("risk-v2=off;reason=DEFAULT");
    }
  }

  @Test
  void a_flag_of_the_wrong_type_is_told_as_no_setting() throws IOException {
    Path file = folder.resolve("flags.json");
    write(file, flagd("nobody").replace("\"on\":true,\"off\":false", "\"on\":\"a\",\"off\":\"b\""));
    try (ServiceProcess service = ServiceProcess.start("--flags", "flagd:" + file)) {
      TestTenant tenant = TestTenant.in(service);
      Http admin = Http.admin(service);

      assertThat(admin.get("/admin/tenants/" + tenant.id() + "/flags/risk-v2").outcome())
          .isEqualTo("503 flags-unavailable");
      assertThat(tenant.read(tenant.bare("Acme Ltd")).header("Sluice-Flags"))
          .isEqualTo("risk-v2=off;reason=ERROR");
    }
  }

  @Test
  void flags_from_elsewhere_are_not_changed_here() throws IOException {
    Path file = folder.resolve("flags.json");
    write(file, flagd("nobody"));
    try (ServiceProcess service = ServiceProcess.start("--flags", "flagd:" + file)) {
      Http admin = Http.admin(service);
      String path = "/admin/tenants/" + TestTenant.in(service).id() + "/flags/risk-v2";

      Answer set = admin.put(path, "{\"value\": true}");
      assertThat(set.outcome()).isEqualTo("409 flags-elsewhere");
      assertThat(set.at("/error/message")).contains("flagd file " + file);
      assertThat(admin.delete(path).outcome()).isEqualTo("409 flags-elsewhere");
      assertThat(
              admin
                  .post("/admin/tenants", "{\"name\": \"x\", \"flags\": {\"risk-v2\": true}}")
                  .outcome())
          .isEqualTo("409 flags-elsewhere");
      assertThat(admin.get("/admin/tenants").body()).doesNotContain("\"x\"");
      assertThat(admin.get(path.replace("/t-", "/t-x")).outcome()).isEqualTo("404 not-found");
    }
  }

  @Test
  void unleash_decides_for_each_tenant() {
    AtomicReference<String> features = new AtomicReference<>(unleash("nobody"));
    try (StubService unleash = new StubService(request -> client(request, features.get()));
        ServiceProcess service =
            ServiceProcess.start(
                Map.of("CLM_UNLEASH_TOKEN", TOKEN), "--flags", "unleash:" + unleash.url())) {
      TestTenant tenant = TestTenant.in(service);
      TestTenant other = TestTenant.in(service);
      assertThat(state(tenant, "risk-v2")).isEqualTo("false by unknown");
      assertThat(state(tenant, "instant-screening")).isEqualTo("manual by unknown");
      assertThat(state(tenant, "bulk-import")).as("unknown there").isEqualTo("false by unknown");

      features.set(unleash(tenant.id()));

      becomes(tenant, "risk-v2", "true by unknown");
      becomes(tenant, "instant-screening", "instant by unknown");
      assertThat(state(other, "risk-v2")).isEqualTo("false by unknown");
      assertThat(state(other, "instant-screening")).isEqualTo("manual by unknown");
      assertThat(tenant.read(tenant.bare("Acme Ltd")).header("Sluice-Flags"))
          .isEqualTo("risk-v2=on;reason=UNKNOWN");
      assertThat(service.output()).noneMatch(line -> line.contains("secret"));
    }
  }

  @Test
  void a_source_that_is_not_there_ends_the_start_in_one_line() throws InterruptedException {
    List<String> arguments =
        List.of("--admin-token", "x", "--flags", "flagd:" + folder.resolve("none.json"));
    try (ServiceProcess service = ServiceProcess.launch(arguments)) {
      assertThat(service.exitCode()).isEqualTo(1);
      assertThat(service.output()).last().asString().contains("none.json");
    }
    Map<String, String> variables = Map.of("CLM_UNLEASH_TOKEN", TOKEN);
    try (StubService unleash = new StubService(request -> StubService.Reply.json(401, "{}"));
        ServiceProcess service =
            ServiceProcess.launch(
                variables, List.of("--admin-token", "x", "--flags", "unleash:" + unleash.url()))) {
      assertThat(service.exitCode()).isEqualTo(1);
      assertThat(service.output()).last().asString().contains(unleash.url().toString());
    }
  }

  private static void becomes(TestTenant tenant, String flag, String expected) {
    Optional<String> seen =
        Await.until(
            () -> Optional.of(state(tenant, flag)).filter(expected::equals),
            SOON,
            Duration.ofMillis(20),
            "test");
    assertThat(seen).as(flag).contains(expected);
  }

  private static String state(TestTenant tenant, String flag) {
    Answer answer =
        Http.admin(tenant.service()).get("/admin/tenants/" + tenant.id() + "/flags/" + flag);
    return answer.at("/value") + " by " + answer.at("/source");
  }

  private static StubService.Reply client(StubService.Request request, String features) {
    boolean known = request.header("Authorization").equals(TOKEN);
    return request.path().startsWith("/api/client/features")
        ? StubService.Reply.json(known ? 200 : 401, features)
        : StubService.Reply.json(202, "{}");
  }

  /** Risk v2 and instant screening on for one tenant; the one with a variant, but no payload. */
  private static String unleash(String tenant) {
    String strategy =
        "{\"name\": \"flexibleRollout\", \"parameters\": {\"rollout\": \"100\", \"stickiness\":"
            + " \"default\", \"groupId\": \"g\"}, \"constraints\": [{\"contextName\": \"tenantId\","
            + " \"operator\": \"IN\", \"values\": [\""
            + tenant
            + "\"]}], \"variants\": [VARIANTS]}";
    String variant = "{\"name\": \"instant\", \"weight\": 1000, \"stickiness\": \"default\"}";
    return "{\"version\": 2, \"features\": [{\"name\": \"risk-v2\", \"enabled\": true,"
        + " \"strategies\": ["
        + strategy.replace("VARIANTS", "")
        + "]}, {\"name\": \"instant-screening\", \"enabled\": true, \"strategies\": ["
        + strategy.replace("VARIANTS", variant)
        + "]}]}";
  }

  private static String flagd(String tenant) {
    String targeting =
        "{\"if\": [{\"in\": [{\"var\": \"tenantId\"}, [\"" + tenant + "\"]]}, \"on\", null]}";
    return "{\"flags\": {\"risk-v2\": {\"state\": \"ENABLED\","
        + " \"variants\": {\"on\":true,\"off\":false}, \"defaultVariant\": \"off\","
        + " \"targeting\": "
        + targeting
        + "}, \"instant-screening\": {\"state\": \"ENABLED\", \"variants\": {\"on\": \"instant\","
        + " \"off\": \"manual\"}, \"defaultVariant\": \"off\", \"targeting\": "
        + targeting
        + "}}}";
  }

  /**
   * Replaces a file at once, and makes it newer: the provider looks at the time in milliseconds.
   */
  private static void write(Path file, String text) throws IOException {
    Path next = file.resolveSibling("next.json");
    Files.writeString(next, text);
    if (Files.exists(file)) {
      long least = Files.getLastModifiedTime(file).toMillis() + 1;
      long now = Files.getLastModifiedTime(next).toMillis();
      Files.setLastModifiedTime(next, FileTime.fromMillis(Math.max(least, now)));
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
