package io.sluice.flags.unleash;

import static io.sluice.testing.UnleashServer.DEVELOPMENT;
import static io.sluice.testing.UnleashServer.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.flags.FlagControl.Change;
import io.sluice.flags.FlagRequests;
import io.sluice.http.ControlClient;
import io.sluice.http.Values;
import io.sluice.model.Secrets;
import io.sluice.model.Trouble;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import io.sluice.model.ring.LiveVector;
import io.sluice.model.ring.Ring;
import io.sluice.model.ring.Snapshot;
import io.sluice.testing.UnleashServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On a real Unleash server: runs with the profile {@code unleash}. */
class UnleashFlagsIT {
  private static final String EVERYBODY =
      "{\"name\": \"flexibleRollout\", \"parameters\": {\"rollout\": \"100\", \"stickiness\":"
          + " \"default\", \"groupId\": \"g\"}, \"constraints\": [%s]}";
  private static final String IN_EUROPE =
      EVERYBODY.formatted(
          "{\"contextName\": \"tenantId\", \"operator\": \"NOT_IN\", \"inverted\": false,"
              + " \"caseInsensitive\": false, \"values\": [\"us\", \"ca\"]}");

  private static UnleashServer server;

  private final String name = "f-" + UUID.randomUUID();
  private final Flag flag = Flag.bool(name);
  private final Flag words = words(name);

  @BeforeAll
  static void start() {
    server = UnleashServer.start();
  }

  @AfterAll
  static void end() {
    server.close();
  }

  private static Flag words(String name) {
    return new Flag(
        name, "manual", "instant", List.of(), Map.of(), false, Optional.empty(), Optional.empty());
  }

  private static FlagRequests requests(String token) {
    Secrets secrets = new Secrets();
    secrets.add(token);
    ControlClient client = new ControlClient(server.url(), Duration.ofSeconds(20), secrets);
    return new FlagRequests(client, Values.of(key -> Optional.empty()), secrets, "see unleash");
  }

  private static UnleashPlace place(String project, String environment, String token) {
    return new UnleashPlace(project, environment, token, "tenantId");
  }

  private static UnleashFlags flags(String run) {
    String token = server.adminToken();
    return new UnleashFlags(
        server.url(), place("default", DEVELOPMENT, token), requests(token), run);
  }

  private static void set(UnleashFlags flags, String tenant, Flag flag, String from, String to) {
    Optional<String> before = from.isEmpty() ? Optional.empty() : Optional.of(from);
    Optional<String> after = to.isEmpty() ? Optional.empty() : Optional.of(to);
    flags.change(tenant, List.of(new Change(flag, before, after)));
  }

  private String sees(String tenant) {
    return server.sees(tenant, name, DEVELOPMENT);
  }

  @Test
  void a_flag_that_is_off_is_on_for_one_tenant_and_then_as_it_was() {
    server.createFeature(name);
    JsonNode before = server.environment(name, DEVELOPMENT);
    UnleashFlags flags = flags("r1");

    set(flags, "t1", flag, "", "true");
    assertThat(flags.own("t1", flag)).contains("true");
    assertThat(flags.own("t2", flag)).isEmpty();
    assertThat(List.of(sees("t1"), sees("t2"))).containsExactly("true", "false");
    assertThat(server.environment(name, PRODUCTION).at("/strategies")).isEmpty();
    set(flags, "t1", flag, "true", "false");
    assertThat(flags.own("t1", flag)).contains("false");
    assertThat(sees("t1")).isEqualTo("false");
    set(flags, "t1", flag, "false", "");

    assertThat(flags.own("t1", flag)).isEmpty();
    assertThat(server.environment(name, DEVELOPMENT)).isEqualTo(before);
  }

  @Test
  void a_flag_that_others_have_on_is_off_for_one_tenant_and_then_as_it_was() {
    server.createFeature(name);
    server.addStrategy(name, DEVELOPMENT, IN_EUROPE);
    server.addStrategy(name, DEVELOPMENT, EVERYBODY.formatted(""));
    server.turn(name, DEVELOPMENT, true);
    JsonNode before = server.environment(name, DEVELOPMENT);
    UnleashFlags flags = flags("r1");

    set(flags, "t1", flag, "", "false");
    set(flags, "t2", flag, "", "true");
    set(flags, "t3", flag, "", "false");
    assertThat(List.of(sees("t1"), sees("t2"), sees("t3"), sees("t4")))
        .containsExactly("false", "true", "false", "true");
    set(flags, "t1", flag, "false", "");
    assertThat(List.of(sees("t1"), sees("t3"))).containsExactly("true", "false");
    set(flags, "t3", flag, "false", "");
    set(flags, "t2", flag, "true", "");

    assertThat(server.environment(name, DEVELOPMENT)).isEqualTo(before);
  }

  @Test
  void words_are_variants() {
    server.createFeature(name);
    server.addStrategy(name, DEVELOPMENT, EVERYBODY.formatted(""));
    server.turn(name, DEVELOPMENT, true);
    JsonNode before = server.environment(name, DEVELOPMENT);
    UnleashFlags flags = flags("r1");

    set(flags, "t1", words, "", "instant");
    set(flags, "t2", words, "", "manual");
    assertThat(List.of(sees("t1"), sees("t2"), sees("t3")))
        .containsExactly("instant", "manual", "true");
    assertThat(flags.own("t1", words)).contains("instant");
    set(flags, "t1", words, "instant", "");
    set(flags, "t2", words, "manual", "");

    assertThat(server.environment(name, DEVELOPMENT)).isEqualTo(before);
  }

  @Test
  void a_flag_that_is_off_but_has_strategies_of_others_is_not_switched_on() {
    server.createFeature(name);
    server.addStrategy(name, DEVELOPMENT, EVERYBODY.formatted(""));
    JsonNode before = server.environment(name, DEVELOPMENT);

    assertThatThrownBy(() -> set(flags("r1"), "t1", flag, "", "true"))
        .isInstanceOfSatisfying(
            Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo("flag-not-set"))
        .hasMessageContaining("switching it on would give it to them");
    assertThat(server.environment(name, DEVELOPMENT)).isEqualTo(before);
    set(flags("r1"), "t1", flag, "", "false");
    assertThat(sees("t1")).isEqualTo("false");
  }

  @Test
  void a_value_of_somebody_else_stays_and_is_told() {
    server.createFeature(name);
    set(flags("r1"), "t1", flag, "", "true");

    assertThatThrownBy(() -> set(flags("r2"), "t1", flag, "", "false"))
        .isInstanceOfSatisfying(
            Trouble.class,
            trouble -> assertThat(trouble.code()).isEqualTo("flag-changed-meanwhile"));
    assertThat(sees("t1")).isEqualTo("true");
    set(flags("r2"), "t1", flag, "true", "");
    assertThat(server.environment(name, DEVELOPMENT).at("/enabled").asBoolean()).isFalse();
  }

  @Test
  void runs_at_the_same_time_lose_none_of_each_others_tenants() throws Exception {
    server.createFeature(name);
    server.addStrategy(name, DEVELOPMENT, IN_EUROPE);
    server.turn(name, DEVELOPMENT, true);
    JsonNode before = server.environment(name, DEVELOPMENT);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      UnleashFlags one = flags("r1");
      UnleashFlags other = flags("r2");
      List<Future<?>> setting = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        String tenant = "t" + i;
        UnleashFlags flags = i % 2 == 0 ? one : other;
        String to = i % 3 == 0 ? "true" : "false";
        setting.add(threads.submit(() -> set(flags, tenant, flag, "", to)));
      }
      for (Future<?> each : setting) {
        each.get();
      }
      for (int i = 0; i < 24; i++) {
        assertThat(sees("t" + i)).as("t" + i).isEqualTo(i % 3 == 0 ? "true" : "false");
      }
      assertThat(sees("elsewhere")).isEqualTo("true");
      List<Future<?>> restoring = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        String tenant = "t" + i;
        UnleashFlags flags = i % 2 == 0 ? one : other;
        String from = i % 3 == 0 ? "true" : "false";
        restoring.add(threads.submit(() -> set(flags, tenant, flag, from, "")));
      }
      for (Future<?> each : restoring) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(server.environment(name, DEVELOPMENT)).isEqualTo(before);
  }

  @Test
  void runs_that_switch_a_flag_on_at_the_same_time_leave_it_off() throws Exception {
    server.createFeature(name);
    JsonNode before = server.environment(name, DEVELOPMENT);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> runs = new ArrayList<>();
      for (int r = 0; r < 4; r++) {
        String run = "r" + r;
        runs.add(
            threads.submit(
                () -> {
                  UnleashFlags flags = flags(run);
                  for (int i = 0; i < 5; i++) {
                    set(flags, run + "-t", flag, "", "true");
                    assertThat(sees(run + "-t")).isEqualTo("true");
                    set(flags, run + "-t", flag, "true", "");
                  }
                }));
      }
      for (Future<?> each : runs) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(server.environment(name, DEVELOPMENT)).isEqualTo(before);
  }

  @Test
  void what_is_not_there_or_not_allowed_is_told() {
    String admin = server.adminToken();
    assertThat(flags("r1").own("t", flag)).isEmpty();
    assertThatThrownBy(() -> set(flags("r1"), "t", flag, "", "true")).hasMessageContaining("404");
    server.createFeature(name);
    assertThatThrownBy(() -> other("default", "nowhere", admin).own("t", flag))
        .hasMessageContaining("not in an environment \"nowhere\"");
    assertThatThrownBy(() -> set(other("nobody", DEVELOPMENT, admin), "t", flag, "", "true"))
        .hasMessageContaining("404");
    String client = server.clientToken(DEVELOPMENT);
    assertThatThrownBy(() -> other("default", DEVELOPMENT, client).own("t", flag))
        .hasMessageContaining("403");
    assertThatThrownBy(() -> set(other("default", DEVELOPMENT, "wrong"), "t", flag, "", "true"))
        .isInstanceOfSatisfying(
            Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo("flag-not-set"))
        .hasMessageContaining("401");
    server.archive(name);
    assertThatThrownBy(() -> set(flags("r1"), "t", flag, "", "true")).hasMessageContaining("404");
  }

  private static UnleashFlags other(String project, String environment, String token) {
    return new UnleashFlags(
        server.url(), place(project, environment, token), requests(token), "r1");
  }

  @Test
  void live_tenants_see_what_unleash_says() {
    String plan = "plan-" + name;
    String archived = "archived-" + name;
    List.of(name, plan, archived).forEach(server::createFeature);
    server.addStrategy(
        name,
        PRODUCTION,
        EVERYBODY.formatted(
            "{\"contextName\": \"tenantId\", \"operator\": \"IN\", \"values\": [\"a\", \"b\"]}"));
    server.turn(name, PRODUCTION, true);
    server.archive(archived);
    UnleashFlags inProduction = other("default", PRODUCTION, server.adminToken());
    set(inProduction, "b", words(plan), "", "instant");
    List<Ring> rings =
        List.of(new Ring("internal", List.of("a")), new Ring("production", List.of("b", "c")));
    Flags declared = new Flags(List.of(flag, words(plan), Flag.bool("not-there")));

    Snapshot snapshot = live().read(declared, rings);

    assertThat(snapshot.rings().get("internal").get(0).vector().name()).isEqualTo(name + "=on");
    assertThat(snapshot.rings().get("production"))
        .extracting(LiveVector::tenants)
        .containsExactly(List.of("b"), List.of("c"));
    LiveVector b = snapshot.rings().get("production").get(0);
    assertThat(b.vector().value(plan)).isEqualTo("on");
    assertThat(b.vector().value(name)).isEqualTo("on");
    assertThat(b.vector().value("not-there")).isEqualTo("off");
    assertThat(snapshot.undeclared()).doesNotContain(archived, name, plan);
    assertThat(live().read(new Flags(List.of(flag)), rings).undeclared()).contains(plan);
    assertThat(live(plan).read(new Flags(List.of(flag)), rings).undeclared()).doesNotContain(plan);
  }

  @Test
  void a_flag_that_is_not_decided_by_the_tenant_alone_is_told() {
    server.createFeature(name);
    server.addStrategy(name, PRODUCTION, EVERYBODY.formatted("").replace("\"100\"", "\"50\""));
    server.turn(name, PRODUCTION, true);

    assertThatThrownBy(
            () ->
                live().read(new Flags(List.of(flag)), List.of(new Ring("internal", List.of("t")))))
        .isInstanceOfSatisfying(
            Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo("live-source-failed"))
        .hasMessageContaining("rolled out to 50 %");

    server.addStrategy(
        name,
        PRODUCTION,
        EVERYBODY.formatted(
            "{\"contextName\": \"tenantId\", \"operator\": \"IN\", \"values\": [\"t\"]}"));
    Snapshot whole =
        live().read(new Flags(List.of(flag)), List.of(new Ring("internal", List.of("t"))));
    assertThat(whole.vectorsOf(List.of("internal")).get(0).isOn(name)).isTrue();
    server.turn(name, PRODUCTION, false);
    Snapshot off =
        live().read(new Flags(List.of(flag)), List.of(new Ring("internal", List.of("u"))));
    assertThat(off.vectorsOf(List.of("internal")).get(0).isOn(name)).isFalse();
  }

  @Test
  void variants_that_are_drawn_are_told() {
    String variants =
        "\"variants\": [{\"name\": \"instant\", \"weight\": 500, \"weightType\": \"variable\","
            + " \"stickiness\": \"%1$s\"}, {\"name\": \"manual\", \"weight\": 500, \"weightType\":"
            + " \"variable\", \"stickiness\": \"%1$s\"}], \"parameters\"";
    List<Ring> rings = List.of(new Ring("internal", List.of("t")));
    Flags declared = new Flags(List.of(words));
    server.createFeature(name);
    String everybody = EVERYBODY.formatted("");
    String drawn =
        server.addStrategy(
            name, PRODUCTION, everybody.replace("\"parameters\"", variants.formatted("default")));
    server.turn(name, PRODUCTION, true);
    assertThatThrownBy(() -> live().read(declared, rings)).hasMessageContaining("are drawn by");

    server.addStrategy(
        name, PRODUCTION, everybody.replace("\"parameters\"", variants.formatted("tenantId")));
    server.admin(
        "DELETE",
        "/api/admin/projects/default/features/%s/environments/%s/strategies/%s"
            .formatted(name, PRODUCTION, drawn),
        "");
    assertThat(live().read(declared, rings).rings().get("internal")).hasSize(1);
  }

  @Test
  void a_project_or_environment_that_is_not_there_is_told_and_not_taken_for_all_off() {
    String token = server.adminToken();
    List<Ring> rings = List.of(new Ring("internal", List.of("t")));
    Flags declared = new Flags(List.of(flag));
    assertThatThrownBy(() -> live(place("nobody", PRODUCTION, token)).read(declared, rings))
        .isInstanceOfSatisfying(
            Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo("live-source-failed"))
        .hasMessageContaining("No project found");
    assertThatThrownBy(() -> live(place("default", "nowhere", token)).read(declared, rings))
        .hasMessageContaining("project default has no environment \"nowhere\"");
    String client = server.clientToken(PRODUCTION);
    assertThatThrownBy(() -> live(place("default", PRODUCTION, client)).read(declared, rings))
        .hasMessageContaining("403");
  }

  private static UnleashLiveSource live(String... ignored) {
    return live(place("default", PRODUCTION, server.adminToken()), ignored);
  }

  private static UnleashLiveSource live(UnleashPlace place, String... ignored) {
    return new UnleashLiveSource(place, requests(place.token()), List.of(ignored));
  }
}
