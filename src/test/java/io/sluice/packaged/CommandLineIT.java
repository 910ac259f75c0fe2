package io.sluice.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.packaged.Command.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of the command line: exit codes, messages, and that nothing is left behind. */
class CommandLineIT {
  private static final String ON = "@flag:risk-v2";

  @TempDir private Path folder;
  private final String build = "it-" + UUID.randomUUID();

  @Test
  void a_service_that_meets_its_criteria_may_be_deployed() {
    Project project = new Project(folder).feature("a", Project.green());
    Result result = gate(project);
    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(project.verdict()).contains("\"sluice-verdict/1\"", "\"answer\" : \"yes\"", build);
    assertNothingIsLeft();
  }

  @Test
  void a_criterion_that_does_not_hold_is_a_no() {
    Project project = new Project(folder).feature("a", failing(""));
    Result result = gate(project);
    assertThat(result.exitCode()).as(result.output()).isEqualTo(1);
    assertThat(result.output())
        .contains("features/a.feature:6", "./sluice try features/a.feature:4", "401");
    assertThat(project.verdict()).contains("exchange", "service log").doesNotContain("Bearer clm");
    assertNothingIsLeft();
  }

  @Test
  void a_failure_with_a_flag_live_nowhere_does_not_hold_up_the_build() {
    Project project = new Project(folder).feature("a", Project.green()).feature("b", failing(ON));
    Result result = gate(project);
    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.output()).containsPattern("release risk-v2 to internal +no");
    Result required = gate(project, "--require", "release:risk-v2:internal");
    assertThat(required.exitCode()).as(required.output()).isEqualTo(1);
  }

  @Test
  void the_command_that_reproduces_a_failure_does() {
    Project project = new Project(folder).feature("a", failing(ON));
    String[] reproduce = {"try", "features/a.feature:4", "--flag", "risk-v2=on"};
    Result result = run(project, reproduce);
    assertThat(result.exitCode()).as(result.output()).isEqualTo(1);
    assertThat(project.verdict()).doesNotContain("\"answer\" : \"yes\"");
    Result elsewhere = run(project, "try", "features/a.feature:4");
    assertThat(elsewhere.exitCode()).as(elsewhere.output()).isEqualTo(3);
    assertThat(elsewhere.output()).contains("does not apply");
  }

  @Test
  void invalid_features_are_told_with_their_places_before_anything_is_deployed() {
    invalid("Feature: A\n  Scenario: B\n    Given a\n    Wen b\n", "features/a.feature:4:5");
    invalid(tagged("@flag:no-such"), "features/a.feature:2:3", "no-such", "risk-v2");
    invalid(tagged("@flag:risk-v2 @flag:risk-v2=off"), "features/a.feature:2:17", "never apply");
    invalid(tagged("@flags:risk-v2"), "features/a.feature:2:3", "@flag:NAME");
  }

  @Test
  void a_typo_in_the_settings_is_told_with_its_place() {
    Project project = new Project(folder).feature("a", Project.green());
    project.write("sluice.yaml", Project.settings().replace("on-in:", "onin:"));
    Result result = gate(project);
    assertThat(result.exitCode()).as(result.output()).isEqualTo(3);
    assertThat(result.output()).containsPattern("sluice\\.yaml:\\d+:\\d+").contains("on-in");
    assertClean(result);
  }

  @Test
  void no_feature_no_settings_and_unknown_options_are_invalid_input() throws IOException {
    Project empty = new Project(folder);
    Result result = gate(empty);
    assertThat(result.exitCode()).as(result.output()).isEqualTo(3);
    assertThat(result.output()).contains("no scenario");
    assertThat(empty.hasVerdict()).isFalse();
    Result option = run(empty, "gate", "--enviroment", "local");
    assertThat(option.exitCode()).as(option.output()).isEqualTo(3);
    java.nio.file.Files.delete(folder.resolve("sluice.yaml"));
    Result nothing = gate(empty);
    assertThat(nothing.exitCode()).as(nothing.output()).isEqualTo(3);
    assertThat(nothing.output()).contains("sluice.yaml");
    assertClean(nothing);
  }

  @Test
  void an_old_answer_does_not_outlive_invalid_input() {
    Project project = new Project(folder).feature("a", Project.green());
    assertThat(gate(project).exitCode()).isZero();
    project.feature("a", tagged("@flag:no-such"));
    assertThat(gate(project).exitCode()).isEqualTo(3);
    assertThat(project.hasVerdict()).isFalse();
  }

  @Test
  void an_undefined_step_is_inconclusive_and_names_the_nearest() {
    Project project =
        new Project(folder)
            .feature(
                "a", Project.green().replace("the answer is 401", "the reply has the status 401"));
    Result result = gate(project);
    assertThat(result.exitCode()).as(result.output()).isEqualTo(2);
    assertThat(result.output()).contains("features/a.feature:6", "nearest");
    assertClean(result);
    assertNothingIsLeft();
  }

  @Test
  void an_empty_scenario_is_inconclusive() {
    Project project = new Project(folder).feature("a", "Feature: A\n  Scenario: Nothing yet\n");
    Result result = gate(project);
    assertThat(result.exitCode()).as(result.output()).isEqualTo(2);
    assertThat(result.output()).contains("no steps");
  }

  @Test
  void a_port_in_use_is_inconclusive() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Project project = new Project(folder).feature("a", Project.green());
      String port = Integer.toString(taken.getLocalPort());
      project.write(
          "sluice.yaml",
          Project.settings()
              .replace("ready-within: 30s", "ready-within: 30s\n      port: " + port));
      Result result = gate(project);
      assertThat(result.exitCode()).as(result.output()).isEqualTo(2);
      assertThat(result.output()).contains("port-in-use", port);
      assertClean(result);
      assertNothingIsLeft();
    }
  }

  @Test
  void a_service_that_never_gets_ready_is_inconclusive() {
    Project project = new Project(folder).feature("a", Project.green());
    project.write(
        "sluice.yaml",
        Project.settings()
            .replace("ready: /health", "ready: /no-such-page")
            .replace("ready-within: 30s", "ready-within: 4s"));
    Result result = gate(project);
    assertThat(result.exitCode()).as(result.output()).isEqualTo(2);
    assertThat(result.output()).contains("service-not-ready");
    assertThat(project.verdict()).contains("inconclusive");
    assertClean(result);
    assertNothingIsLeft();
  }

  @Test
  void another_build_than_the_expected_one_is_inconclusive() {
    Project project = new Project(folder).feature("a", Project.green());
    Result result = gate(project, "--", "--fault", "wrong-build");
    assertThat(result.exitCode()).as(result.output()).isEqualTo(2);
    assertThat(result.output()).contains("unexpected-build", build);
    assertClean(result);
    assertNothingIsLeft();
  }

  @Test
  void ctrl_c_leaves_nothing_behind_and_says_what_is_known() throws IOException {
    StringBuilder many = new StringBuilder("Feature: Many\n");
    for (int i = 0; i < 400; i++) {
      many.append("  Scenario: Number ").append(i).append('\n');
      many.append("    When the analyst sends GET \"/api/clients\"\n    Then the answer is 200\n");
    }
    Project project = new Project(folder).feature("a", many.toString());
    Command command = Command.sluice(project, "gate", "--build", build);
    awaitOutput(command, "80/");
    new ProcessBuilder("kill", "-INT", Long.toString(command.handle().pid())).start();
    Result result = command.await();
    assertThat(result.exitCode()).as(result.output()).isEqualTo(2);
    assertThat(project.verdict()).contains("\"complete\" : false", "interrupted");
    assertThat(project.verdict()).contains("\"outcome\" : \"passed\"");
    assertClean(result);
    assertNothingIsLeft();
  }

  @Test
  void ctrl_c_during_recover_ends_what_it_is_at_and_forgets_nothing() throws IOException {
    Project project = new Project(folder).feature("a", Project.green());
    project.write(
        "sluice.yaml",
        """
        sluice: 1
        service: {ready: /health}
        environments:
          slow:
            command:
              deploy: [sleep, "4761"]
              destroy: [sleep, "4762"]
              output: {url: "http://localhost:1"}
            tenants:
              shared: {id: t1, tokens: {analyst: a}}
        """);
    Command gate = Command.sluice(project, "gate", "--build", build);
    awaitOutput(gate, "sleep 4761 …");
    gate.handle().destroyForcibly();
    gate.await();

    Command recover = Command.sluice(project, "recover");
    awaitOutput(recover, "sleep 4762 …");
    new ProcessBuilder("kill", "-INT", Long.toString(recover.handle().pid())).start();
    Result result = recover.await();

    assertThat(result.exitCode()).as(result.output()).isEqualTo(2);
    assertThat(result.output())
        .containsPattern("still there +deployment sleep")
        .contains("interrupted during sleep 4762");
    assertThat(ProcessHandle.allProcesses().flatMap(it -> it.info().commandLine().stream()))
        .noneMatch(line -> line.endsWith("sleep 4761") || line.endsWith("sleep 4762"));
    assertThat(folder.resolve(".sluice/leases")).isNotEmptyDirectory();
  }

  private static void awaitOutput(Command command, String text) {
    Instant limit = Instant.now().plus(Duration.ofMinutes(2));
    while (!command.outputSoFar().contains(text)) {
      assertThat(command.isAlive() && Instant.now().isBefore(limit))
          .as(command.outputSoFar())
          .isTrue();
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private void invalid(String feature, String... expected) {
    Project project = new Project(folder).feature("a", feature);
    Result result = gate(project);
    assertThat(result.exitCode()).as(result.output()).isEqualTo(3);
    assertThat(result.output()).contains(expected);
    assertThat(project.hasVerdict()).isFalse();
    assertClean(result);
  }

  private static String tagged(String tags) {
    return "Feature: A\n  " + tags + "\n  Scenario: B\n    When nobody sends GET \"/health\"\n";
  }

  private static String failing(String tags) {
    return """
        Feature: Wrong
          %s @AC-2
          Rule: Everybody reads clients
            Scenario: No token
              When nobody sends GET "/api/clients"
              Then the answer is 200
        """
        .formatted(tags);
  }

  private Result gate(Project project, String... more) {
    String[] first = {"gate", "--build", build};
    return run(project, Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new));
  }

  private static Result run(Project project, String... arguments) {
    return Command.sluice(project, arguments).await();
  }

  private static void assertClean(Result result) {
    assertThat(result.output()).doesNotContain("\tat ").doesNotContain("Exception");
  }

  /** The service's command line names the build, which no other run has. */
  private void assertNothingIsLeft() {
    List<String> left =
        ProcessHandle.allProcesses()
            .filter(ProcessHandle::isAlive)
            .flatMap(process -> process.info().commandLine().stream())
            .filter(line -> line.contains(build))
            .toList();
    assertThat(left).isEmpty();
    assertThat(folder.resolve(".sluice/leases")).isEmptyDirectory();
  }
}
