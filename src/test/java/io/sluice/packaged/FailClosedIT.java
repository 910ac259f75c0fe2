package io.sluice.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.packaged.Command.Result;
import io.sluice.testing.StubProduct;
import io.sluice.testing.StubService.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Never green by accident: whatever is missing or broken, no answer is yes, and each says why. */
class FailClosedIT {
  @TempDir private Path folder;
  private final StubProduct product = new StubProduct();
  private Project project = new Project(Path.of("target"));

  @BeforeEach
  void set_up() {
    project = new Project(folder);
    project.write("sluice.yaml", product.settings()).feature("things", StubProduct.feature());
  }

  @AfterEach
  void tear_down() {
    product.close();
  }

  @Test
  void with_everything_in_place_every_answer_is_yes() {
    Result result = gate();
    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(answers()).hasSize(3).containsOnly("yes");
    Result stored = run("can-i-deploy", "--build", "b1");
    assertThat(stored.exitCode()).as(stored.output()).isZero();
    assertThat(run("can-i-release", "risk", "--to", "production", "--build", "b1").exitCode())
        .isZero();
    assertThat(run("can-i-kill", "risk", "--build", "b1").exitCode()).isZero();
    assertThat(run("can-i-roll-back", "--to", "b1").exitCode()).isZero();
  }

  @Test
  void no_features() throws IOException {
    Files.delete(folder.resolve("features/things.feature"));
    Result result = gate();
    assertThat(result.exitCode()).as(result.output()).isEqualTo(3);
    assertThat(result.output()).contains("no scenario");
    assertThat(project.hasVerdict()).isFalse();
  }

  @Test
  void every_scenario_skipped() throws IOException {
    project.feature(
        "things", StubProduct.feature().replace("When the", "When I am not ready\n    When the"));
    Path classes =
        Classes.compiled(
            folder,
            "io.sluice.steps.SkippingSteps",
            """
            package io.sluice.steps;
            public final class SkippingSteps {
              @io.cucumber.java.en.When("I am not ready")
              public void skip() {
                throw new org.opentest4j.TestAbortedException("not ready");
              }
            }
            """);
    Result result = Command.sluiceWith(project, classes, "gate").await();
    assertNoYes(result, "trial-skipped");
  }

  @Test
  void an_empty_scenario() {
    project.feature("things", "Feature: Things\n  Scenario: Later\n");
    assertNoYes(gate(), "no steps");
  }

  @Test
  void the_build_changes_during_the_run() {
    product.build = requests -> requests > 2 ? "b2" : "b1";
    assertNoYes(gate(), "b2");
  }

  @Test
  void a_flag_never_propagates() {
    product.flagsAreStuck = true;
    assertNoYes(gate(), "the service still says off");
  }

  @Test
  void the_service_does_not_say_which_flags_it_evaluated() {
    product.exposing = false;
    assertNoYes(gate(), "flag-not-exercised");
  }

  @Test
  void the_flag_is_never_evaluated_to_the_value_that_is_claimed() {
    product.api =
        request -> Optional.of(Reply.json(200, "{}").with("Sluice-Flags", "risk=on;reason=ERROR"));
    product.exposing = false;
    assertNoYes(gate(), "flag-not-exercised");
  }

  @Test
  void a_reporter_throws() throws IOException {
    Path classes =
        Classes.compiled(
            folder,
            "extension.ThrowingPublisher",
            """
            package extension;
            public final class ThrowingPublisher implements io.sluice.publish.Publisher {
              public String name() { return "throwing"; }
              public void publish(io.sluice.model.verdict.Verdict verdict, java.nio.file.Path folder) {
                throw new IllegalStateException("no room on the moon");
              }
            }
            """);
    Classes.register(classes, "io.sluice.publish.Publisher", "extension.ThrowingPublisher");
    assertNoYes(Command.sluiceWith(project, classes, "gate").await(), "no room on the moon");
  }

  @Test
  void a_reporter_that_cannot_be_made() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Classes.register(classes, "io.sluice.publish.Publisher", "extension.NotThere");
    assertNoYes(Command.sluiceWith(project, classes, "gate").await(), "NotThere");
  }

  @Test
  void the_disk_is_full_while_publishing() {
    StringBuilder many = new StringBuilder(StubProduct.feature());
    for (int i = 0; i < 40; i++) {
      many.append("  Scenario: Number ").append(i).append('\n');
      many.append("    When the analyst sends GET \"/api/things\"\n    Then the answer is 200\n");
    }
    project.feature("things", many.toString());
    // No file may be larger than this: writing the reports fails half-way, as on a full disk.
    Result result = Command.sluiceWithFilesUpTo(64, project, "gate").await();
    assertThat(result.exitCode()).as(result.output()).isEqualTo(2);
    assertThat(result.output()).contains("could not be written");
  }

  @Test
  void the_store_cannot_be_written() throws IOException {
    Files.createDirectories(folder.resolve(".sluice"));
    project.write(".sluice/evidence", "a file in the way");
    assertNoYes(gate(), "the evidence store could not be written");
  }

  @Test
  void stored_evidence_is_truncated() throws IOException {
    assertThat(gate().exitCode()).isZero();
    Path file = storedEvidence();
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    Result result = run("can-i-deploy", "--build", "b1");
    assertThat(result.exitCode()).as(result.output()).isEqualTo(2);
    assertThat(result.output()).contains("evidence-unreadable", "cut off");
  }

  @Test
  void nothing_is_stored_of_the_build() {
    assertThat(gate().exitCode()).isZero();
    Result result = run("can-i-deploy", "--build", "b2");
    assertThat(result.exitCode()).as(result.output()).isEqualTo(2);
    assertThat(result.output()).contains("no-evidence", "there is evidence of b1");
  }

  @Test
  void the_verdict_is_too_old() {
    assertThat(gate().exitCode()).isZero();
    project.write("sluice.yaml", product.settings() + "policy: {max-verdict-age: 1ms}\n");
    Result result = run("can-i-deploy", "--build", "b1");
    assertThat(result.exitCode()).as(result.output()).isEqualTo(2);
    assertThat(result.output()).contains("evidence-too-old");
  }

  @Test
  void what_is_live_now_was_never_tried() {
    assertThat(gate().exitCode()).isZero();
    project.write(
        "sluice.yaml",
        product
            .settings()
            .replace("risk: {on-in: [internal]}", "risk: {on-in: [internal]}\n    new: {}"));
    Result result = run("can-i-release", "new", "--to", "internal", "--build", "b1", "--json");
    assertThat(result.exitCode()).as(result.output()).isEqualTo(2);
    assertThat(result.output())
        .contains(
            "evidence-missing",
            "features/things.feature:3 [new=on,risk=on]",
            "features/things.feature:8 [new=on,risk=on]")
        .doesNotContain("things.feature:3 [risk=on]");
  }

  @Test
  void every_scenario_quarantined() {
    quarantine("2099-01-01");
    assertNoYes(gate(), "all-quarantined");
  }

  @Test
  void an_expired_quarantine() {
    quarantine("2020-01-01");
    assertNoYes(gate(), "quarantine-expired");
  }

  @Test
  void a_quarantined_failure_decides_nothing_while_it_is_owed_and_a_no_afterwards() {
    product.api =
        request ->
            request.path().equals("/api/slow")
                ? Optional.of(Reply.json(500, "{}"))
                : Optional.empty();
    project.feature(
        "slow",
        "Feature: Slow\n  Scenario: Owed\n    When the analyst sends GET \"/api/slow\"\n"
            + "    Then the answer is 200\n");
    String entry =
        "policy: {quarantine: {entries: [{scenario: Owed, owner: a, ticket: T-1, expires: %s}]}}\n";
    project.write("sluice.yaml", product.settings() + entry.formatted("2099-01-01"));
    Result owed = gate();
    assertThat(owed.exitCode()).as(owed.output()).isZero();
    assertThat(project.verdict()).contains("\"outcome\" : \"failed\"", "T-1");
    project.write("sluice.yaml", product.settings() + entry.formatted("2020-01-01"));
    assertThat(gate().exitCode()).isEqualTo(1);
  }

  @Test
  void the_live_source_is_down() {
    live("{\"rings\": {");
    Result result = gate();
    assertThat(result.exitCode()).as(result.output()).isEqualTo(2);
    assertThat(result.output()).contains("live.json:").doesNotContain("\tat ");
    assertThat(project.hasVerdict()).isFalse();
    Result stored = run("can-i-deploy", "--build", "b1");
    assertThat(stored.exitCode()).as(stored.output()).isEqualTo(2);
  }

  @Test
  void the_live_source_knows_a_flag_that_nobody_declared() {
    live(
        """
        {"rings": {"internal": [{"flags": {"risk": true}}],
          "production": [{"flags": {"mystery": true}}]}}
        """);
    assertNoYes(gate(), "undeclared-flag");
    assertThat(project.verdict()).contains("mystery");
  }

  @Test
  void a_criterion_that_was_proved_is_gone() {
    project.write("sluice.yaml", product.settings() + "policy: {ratchet: true}\n");
    assertThat(gate().exitCode()).isZero();
    project.feature("things", StubProduct.feature().replace("@AC-1\n", "\n"));
    Result result = gate();
    assertThat(result.exitCode()).as(result.output()).isEqualTo(2);
    assertThat(result.output()).contains("criterion-gone", "AC-1");
    project.write(
        "sluice.yaml",
        product.settings() + "policy: {ratchet: true}\ncriteria: {retired: [AC-1]}\n");
    assertThat(gate().exitCode()).isZero();
  }

  private void quarantine(String expires) {
    project.feature(
        "things",
        "Feature: Things\n  @AC-1\n  Scenario: One\n    When the analyst sends GET \"/api/a\"\n");
    project.write(
        "sluice.yaml",
        product.settings()
            + "policy: {quarantine: {entries: [{criterion: AC-1, owner: a, ticket: b, expires: "
            + expires
            + "}]}}\n");
  }

  private void live(String json) {
    project.write("live.json", json);
    project.write(
        "sluice.yaml",
        product
            .settings()
            .replace(
                "  declared:\n    risk: {on-in: [internal]}",
                "  live: {file: live.json}\n  declared: {risk: }"));
  }

  @Test
  void a_flags_scenario_that_passes_without_the_flag_proves_nothing() {
    Result result = run("gate", "--prove-flags", "--require", "release:risk:production");
    assertThat(result.exitCode()).as(result.output()).isEqualTo(2);
    assertThat(result.output()).contains("flag-not-proved", "vacuous-scenario");
    product.api =
        request ->
            request.path().equals("/api/risks") && product.flag(request, "risk").equals("false")
                ? Optional.of(Reply.json(404, "{}"))
                : Optional.empty();
    Result proved = run("gate", "--prove-flags", "--require", "release:risk:production");
    assertThat(proved.exitCode()).as(proved.output()).isZero();
    assertThat(proved.output()).doesNotContain("vacuous");
  }

  /** The release to production was tried: what is live after it needs no further run. */
  @Test
  void what_is_live_now_was_tried_before() {
    assertThat(gate().exitCode()).isZero();
    int tenants = product.tenantsMade();
    project.write(
        "sluice.yaml",
        product.settings().replace("on-in: [internal]", "on-in: [internal, production]"));
    Result deploy = run("can-i-deploy", "--build", "b1");
    assertThat(deploy.exitCode()).as(deploy.output()).isZero();
    assertThat(product.tenantsMade()).as("nothing ran").isEqualTo(tenants);
    project.write("sluice.yaml", product.settings().replace("on-in: [internal]", "on-in: []"));
    Result release = run("can-i-release", "risk", "--to", "internal", "--build", "b1");
    assertThat(release.exitCode()).as(release.output()).isZero();
  }

  @Test
  void a_partial_run() {
    assertNoYes(run("gate", "--tags", "@AC-1"), "partial-run");
    assertThat(folder.resolve(".sluice/evidence")).doesNotExist();
  }

  @Test
  void nearly_everything_fails() {
    StringBuilder many = new StringBuilder(StubProduct.feature());
    for (int i = 0; i < 30; i++) {
      many.append("  Scenario: Number ").append(i).append('\n');
      many.append("    When the analyst sends GET \"/api/things\"\n    Then the answer is 200\n");
    }
    project.feature("things", many.toString());
    product.api = request -> Optional.of(Reply.json(503, "{}"));
    assertNoYes(gate(), "environment-broken");
  }

  private Result gate() {
    return run("gate");
  }

  private Result run(String... arguments) {
    return Command.sluice(project, arguments).await();
  }

  private void assertNoYes(Result result, String why) {
    assertThat(result.exitCode()).as(result.output()).isEqualTo(2);
    assertThat(result.output()).contains(why).doesNotContain("\tat ");
    assertThat(answers()).isNotEmpty().doesNotContain("yes");
    assertThat(project.verdict()).contains(why);
  }

  private List<String> answers() {
    List<String> answers = new ArrayList<>();
    var matcher =
        java.util.regex.Pattern.compile("\"answer\" : \"([a-z]+)\"").matcher(project.verdict());
    while (matcher.find()) {
      answers.add(matcher.group(1));
    }
    return answers;
  }

  private Path storedEvidence() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(".sluice/evidence"))) {
      return files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }
}
