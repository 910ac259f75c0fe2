package io.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.config.Overrides;
import io.sluice.lease.LeaseJournal;
import io.sluice.model.InvalidInput;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.verdict.Verdict;
import io.sluice.model.world.Tenant;
import io.sluice.tenants.HeldTenants;
import io.sluice.testing.LentProduct;
import io.sluice.testing.StubService.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole gates on tenants that are there already: a pool, and one that all trials share. */
@Timeout(120)
class GivenTenantsGateTest {
  private static final String CLEAN =
      "      clean: {method: POST, path: '/tenants/${tenant}/reset'}\n";
  private static final String SCENARIO =
      """
        @AC-%d
        Scenario: Number %d
          When the analyst sends POST "/api/begin"
          Then the answer is 200
          When the analyst sends GET "/api/things/%d"
          Then the answer is 200
          When the analyst sends POST "/api/end"
      """;
  private static final String WITH_GUEST =
      SCENARIO.replace(
          "    When the analyst sends GET",
          "    Given another tenant \"globex\"\n"
              + "    When the analyst of \"globex\" sends POST \"/api/begin\"\n"
              + "    Then the answer is 200\n"
              + "    When the analyst of \"globex\" sends POST \"/api/end\"\n"
              + "    When the analyst sends GET");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private final LentProduct product = new LentProduct();

  @AfterEach
  void stop() {
    product.close();
  }

  private void settings(String tenants, String more) throws IOException {
    String flags =
        """
              flags:
                http:
                  set: {method: PUT, path: "/flags/${tenant}/${flag}", body: '{"value": ${value}}'}
                  clear: {method: DELETE, path: "/flags/${tenant}/${flag}"}
                  read: {method: GET, path: "/flags/${tenant}/${flag}", value: /value}
                  own: {method: GET, path: "/flags/${tenant}/${flag}/own", value: /value}
        """
            .indent(-2);
    String text =
        "sluice: 1\nservice: {build: {value: '1'}}\nauth: {api: tenant, roles: [analyst]}\n"
            + more
            + "environments:\n  lent:\n    url: '"
            + product.url()
            + "'\n"
            + (more.contains("flags:") ? flags : "")
            + "    tenants:\n"
            + tenants;
    Files.writeString(folder.resolve("sluice.yaml"), text);
  }

  private static String pool(int tenants) {
    return IntStream.rangeClosed(1, tenants)
            .mapToObj(i -> "{id: t-" + i + ", tokens: {analyst: token-of-t-" + i + "}}")
            .collect(Collectors.joining(", ", "      pool: [", "]\n"))
        + CLEAN;
  }

  private static String shared(String clean) {
    return "      shared: {id: t-1, tokens: {analyst: token-of-t-1}}\n" + clean;
  }

  private void features(String scenario, int count) throws IOException {
    StringBuilder text = new StringBuilder("Feature: Things\n");
    IntStream.rangeClosed(1, count)
        .forEach(i -> text.append(scenario.formatted(i, i, i)).append('\n'));
    Files.createDirectories(folder.resolve("features"));
    Files.writeString(folder.resolve("features/things.feature"), text);
  }

  private Verdict gate() {
    Sluice sluice = Sluice.open(folder, Overrides.ofVariables(Map.of("SLUICE_LANES", "4")));
    GateRequest deploy =
        new GateRequest(
            Optional.empty(),
            List.of(),
            List.of("deploy"),
            false,
            Optional.empty(),
            Optional.empty(),
            false,
            List.of());
    return sluice.gate(sluice.prepare(deploy), deploy, new GateListener() {}).run();
  }

  private static Set<String> tenants(Verdict verdict) {
    return verdict.trials().stream().map(TrialEvidence::tenant).collect(Collectors.toSet());
  }

  @Test
  void trials_share_a_pool_one_in_each_tenant_which_is_cleaned_each_time_and_left_clean()
      throws IOException {
    settings(pool(3), "");
    features(SCENARIO, 12);
    product.letMeet(3);
    Verdict verdict = gate();

    assertThat(verdict.answer().exitCode()).as(verdict.toString()).isZero();
    assertThat(tenants(verdict)).containsExactlyInAnyOrder("t-1", "t-2", "t-3");
    assertThat(product.busiest()).as("four lanes, three tenants").isEqualTo(3);
    assertThat(product.cleanings().values().stream().mapToInt(Integer::intValue).sum())
        .as("before each of the trials, and each tenant after its last")
        .isEqualTo(12 + 3);
    assertThat(product.isClean()).isTrue();
    assertThat(folder.resolve(".sluice/leases")).isEmptyDirectory();
  }

  @Test
  void scenarios_that_need_two_tenants_each_do_not_wait_for_each_other() throws IOException {
    settings(pool(3), "");
    features(WITH_GUEST, 8);
    Verdict verdict = gate();
    assertThat(verdict.answer().exitCode()).as(verdict.toString()).isZero();
    assertThat(product.isClean()).isTrue();
  }

  @Test
  void a_scenario_that_needs_more_tenants_than_there_are_is_invalid_where_it_says_so()
      throws IOException {
    settings(pool(1), "");
    features(WITH_GUEST, 1);
    assertThatThrownBy(this::gate)
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("features/things.feature:6")
        .hasMessageContaining("there is no other tenant: the environment \"lent\" has one");
    settings(pool(2), "");
    features(
        WITH_GUEST.replace(
            "  Given another tenant \"globex\"",
            "  Given another tenant \"globex\"\n    Given another tenant \"initech\""),
        1);
    assertThatThrownBy(this::gate)
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("features/things.feature:7")
        .hasMessageContaining("more tenants than the 2 in the pool");
    settings(shared(""), "");
    features(WITH_GUEST, 1);
    assertThatThrownBy(this::gate)
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("features/things.feature:6");
    assertThat(product.requests()).isEmpty();
  }

  @Test
  void a_trial_that_fails_is_repeated_in_a_clean_tenant_and_no_token_is_kept() throws IOException {
    settings(pool(2), "");
    features(SCENARIO + "    Then the answer is 404\n", 1);
    Verdict verdict = gate();
    assertThat(verdict.answer().exitCode()).isEqualTo(1);
    assertThat(verdict.trials().get(0).attempts()).hasSizeGreaterThan(1);
    assertThat(product.cleanings().values().stream().mapToInt(Integer::intValue).sum())
        .isGreaterThan(verdict.trials().get(0).attempts().size());
    try (Stream<Path> files = Files.walk(folder.resolve("reports"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain("token-of-t-1", "token-of-t-2");
      }
    }
  }

  private static final String THREE_VECTORS =
      """
      rings: [internal, non-production, production]
      flags:
        declared:
          import: {on-in: [internal, non-production]}
          risk: {on-in: [internal]}
      """;

  @Test
  void one_tenant_is_given_each_vector_once_and_then_what_it_had() throws IOException {
    settings(shared(CLEAN), THREE_VECTORS);
    features(SCENARIO, 4);
    product.own("t-1", "import", "true");
    Map<String, String> before = product.own();
    Verdict verdict = gate();

    assertThat(verdict.answer().exitCode()).as(verdict.toString()).isZero();
    assertThat(verdict.trials()).hasSize(12);
    assertThat(product.busiest()).isEqualTo(1);
    assertThat(product.vectors())
        .as("from what the tenant had, import, to the nearest each")
        .containsExactly(
            "import",
            "import",
            "import",
            "import",
            "",
            "",
            "",
            "",
            "import,risk",
            "import,risk",
            "import,risk",
            "import,risk");
    assertThat(product.flips())
        .as("the fewest, then back")
        .containsExactly("t-1/import=false", "t-1/import=true", "t-1/risk=true", "t-1/risk=false");
    assertThat(product.own()).isEqualTo(before);
    assertThat(product.cleanings()).containsExactly(Map.entry("t-1", 13));
    assertThat(folder.resolve(".sluice/leases")).isEmptyDirectory();
  }

  @Test
  void a_shared_tenant_that_cannot_be_cleaned_is_not() throws IOException {
    settings(shared(""), "");
    features(SCENARIO.replace("\"/api/begin\"", "\"/api/start\""), 3);
    Verdict verdict = gate();
    assertThat(verdict.answer().exitCode()).as(verdict.toString()).isZero();
    assertThat(product.cleanings()).isEmpty();
  }

  @Test
  void a_pools_flags_are_put_back_too() throws IOException {
    settings(pool(2), THREE_VECTORS);
    features(SCENARIO, 4);
    product.own("t-1", "import", "true");
    product.own("t-2", "risk", "false");
    Map<String, String> before = product.own();
    Verdict verdict = gate();
    assertThat(verdict.answer().exitCode()).as(verdict.toString()).isZero();
    assertThat(new HashSet<>(product.vectors()))
        .containsExactlyInAnyOrder("", "import", "import,risk");
    assertThat(product.own()).isEqualTo(before);
  }

  @Test
  void two_gates_share_a_pool_until_too_few_are_left() throws IOException {
    settings(pool(2), "");
    features(WITH_GUEST, 1);
    Path leases = folder.resolve(".sluice/leases");
    Tenant first = new Tenant("t-1", Map.of(), Map.of());
    try (LeaseJournal other = LeaseJournal.open(leases, "other", Clock.systemUTC())) {
      HeldTenants.ofPool(
          List.of(first), product.url(), 1, 1, new ClaimHolds(other.claims(), "lent"));
      Verdict second = gate();
      assertThat(second.answer().exitCode()).isEqualTo(2);
      assertThat(second.decisions().get(0).reasons())
          .anySatisfy(
              reason -> {
                assertThat(reason.code()).isEqualTo("pool-in-use");
                assertThat(reason.text())
                    .contains("1 of the 2 tenants of the pool are free and 2 needed", "run other");
              });
      features(SCENARIO, 3);
      Verdict third = gate();
      assertThat(third.answer().exitCode()).as("one is enough: " + third).isZero();
      assertThat(tenants(third)).containsExactly("t-2");
    }
    features(WITH_GUEST, 1);
    assertThat(gate().answer().exitCode()).isZero();
  }

  @Test
  void one_flag_that_could_not_be_set_breaks_one_attempt_and_nothing_after_it() throws IOException {
    settings(shared(CLEAN), THREE_VECTORS);
    features(SCENARIO, 4);
    product.own("t-1", "import", "false");
    product.refuseOnce("t-1/risk");
    Map<String, String> before = product.own();
    Verdict verdict = gate();
    assertThat(verdict.trials())
        .allSatisfy(trial -> assertThat(trial.outcome()).isEqualTo(Outcome.PASSED))
        .filteredOn(trial -> trial.attempts().size() > 1)
        .singleElement()
        .satisfies(
            trial -> {
              assertThat(trial.attempts().get(0).outcome()).isEqualTo(Outcome.BROKEN);
              assertThat(trial.attempts().get(1).outcome()).isEqualTo(Outcome.PASSED);
            });
    assertThat(product.own()).isEqualTo(before);
    assertThat(folder.resolve(".sluice/leases")).isEmptyDirectory();
  }

  @Test
  void a_second_run_in_the_shared_tenant_says_who_is_there_and_does_nothing() throws IOException {
    settings(shared(CLEAN), "");
    features(SCENARIO, 1);
    Sluice sluice = Sluice.open(folder, Overrides.none());
    GateRequest everything = GateRequest.everything();
    Prepared prepared = sluice.prepare(everything);
    Path logs = folder.resolve("reports/runs/r1");
    try (Ground ground = Ground.open(sluice.settings(), "r1", logs, Clock.systemUTC(), note -> {});
        HeldTenants first =
            HeldTenants.shared(
                new Tenant("t-1", Map.of(), Map.of()), product.url(), ground.holds())) {
      Verdict verdict = sluice.gate(prepared, everything, new GateListener() {}, ground).run();
      assertThat(first.tenants()).hasSize(1);
      assertThat(verdict.answer().exitCode()).isEqualTo(2);
      assertThat(verdict.decisions().get(0).reasons())
          .anySatisfy(
              reason -> {
                assertThat(reason.code()).isEqualTo("environment-in-use");
                assertThat(reason.text()).contains("the shared tenant t-1 is held by run r1");
              });
    }
    assertThat(product.requests()).extracting(Request::path).doesNotContain("/api/begin");
    assertThat(product.cleanings()).isEmpty();
  }
}
