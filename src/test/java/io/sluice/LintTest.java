package io.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.config.Overrides;
import io.sluice.model.lint.Finding;
import io.sluice.model.lint.Finding.Severity;
import io.sluice.model.lint.LintReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintTest {
  private static final String SOUND =
      """
      Feature: Clients
        @AC-1 @flag:risk
        Scenario: A client is recorded
          Given the analyst sends POST "/clients"
          And I remember the answer's "id" as "client"
          When the analyst sends GET "/clients/${client}"
          Then the answer is 200
      """;

  @TempDir private Path project;

  @BeforeEach
  void settings() throws IOException {
    write(
        "sluice.yaml",
        """
        sluice: 1
        service: {ready: /health, build: {path: /version}}
        flags:
          declared:
            risk:
        environments:
          local: {url: "http://localhost:1"}
        """);
  }

  @Test
  void nothing_is_said_of_a_project_as_it_should_be() throws IOException {
    write("features/a.feature", SOUND);
    assertThat(lint().findings()).isEmpty();
    assertThat(lint().scenarios()).isEqualTo(1);
  }

  @Test
  void requests_that_could_never_be_sent_are_told() throws IOException {
    write(
        "features/a.feature",
        SOUND
            + """
              @AC-2
              Scenario: Slips
                When the owner sends GETT "clients"
                Then the answer is 200
            """);
    String settings = Files.readString(project.resolve("sluice.yaml"));
    write("sluice.yaml", settings + "auth: {roles: [analyst]}\n");
    assertThat(lint().findings())
        .extracting(finding -> finding.problem().what())
        .containsExactlyInAnyOrder(
            "sluice.yaml has no role \"owner\"",
            "\"GETT\" is no usual method",
            "the path \"clients\" does not start with one \"/\"");
  }

  @Test
  void two_scenarios_of_one_title_are_told_and_the_rows_of_an_outline_not() throws IOException {
    write(
        "features/a.feature",
        SOUND
            + """
              @AC-2
              Scenario: A client is recorded
                When the analyst sends GET "/clients"
                Then the answer is 200
              @AC-3
              Scenario Outline: Many
                When the analyst sends GET "/clients/<n>"
                Then the answer is 200
                Examples:
                  | n |
                  | 1 |
                  | 2 |
            """);
    assertThat(told()).containsExactly("duplicate-title features/a.feature:9:3");
  }

  @Test
  void what_proves_no_criterion_is_told_once_for_a_rule() throws IOException {
    write(
        "features/a.feature",
        SOUND
            + """
              @release:risk
              Scenario: A rehearsal needs no id
                When the analyst sends GET "/clients"
                Then the answer is 200
              Rule: Clients have names
                Scenario: One
                  When the analyst sends GET "/clients"
                  Then the answer is 200
                Scenario: Two
                  When the analyst sends GET "/clients"
                  Then the answer is 200
            """);
    assertThat(told()).containsExactly("no-criterion features/a.feature:12:3");
  }

  @Test
  void phrases_and_parameters_that_nobody_needs_are_told() throws IOException {
    write("features/a.feature", SOUND);
    write(
        "features/p.phrases",
        "\nPhrase: a client \"<name>\"\n  the analyst sends GET \"/clients\"\n");
    assertThat(told())
        .containsExactly(
            "unused-phrase features/p.phrases:2:1", "unused-parameter features/p.phrases:2:1");
  }

  @Test
  void names_that_are_never_used_or_never_remembered_are_told() throws IOException {
    write(
        "features/a.feature",
        """
        Feature: Clients
          Background:
            Given the analyst sends POST "/clients"
            And I remember the answer's "id" as "client"
          @AC-1 @flag:risk
          Scenario: One
            When the analyst sends GET "/clients/${client}"
            Then the answer's "id" is "${cleint}"
            And I remember the answer's "name" as "idle"
          @AC-2
          Scenario: Two
            When the analyst sends GET "/tenants/${tenant}?day=${today+3d}&x=${globex.id}"
            Then the answer is 200
        """);
    assertThat(told())
        .containsExactly(
            "unknown-name features/a.feature:8:5", "unused-name features/a.feature:9:5");
    assertThat(lint().findings().get(0).problem().fix()).contains("remembered are client");
  }

  @Test
  void a_flag_without_a_criterion_is_told_where_it_is_declared() throws IOException {
    write("features/a.feature", SOUND.replace(" @flag:risk", ""));
    assertThat(told()).containsExactly("flag-without-criterion sluice.yaml:5:5");
  }

  @Test
  void a_scenario_that_checks_nothing_and_one_that_first_looks_for_nothing_are_told()
      throws IOException {
    write(
        "features/a.feature",
        SOUND
            + """
              @AC-2
              Scenario: No check
                When the analyst sends GET "/clients"
              @AC-3
              Scenario: Absence
                When I open "/clients"
                Then I do not see "Acme"
                And I see the heading "Clients"
            """);
    assertThat(told())
        .containsExactly(
            "no-check features/a.feature:9:3", "absence-first features/a.feature:14:5");
  }

  @Test
  void a_page_that_is_opened_for_data_alone_is_told_where_another_shows_the_page()
      throws IOException {
    String looks =
        """
          @AC-2
          Scenario: The page shows a client
            Given the analyst sends POST "/clients"
            When I open "/clients/1"
            Then I see the heading "Acme"
            And I see "Draft"
          @AC-3
          Scenario: The rating is shown
            Given the analyst sends POST "/clients"
            When I open "/clients/2"
            Then "Rating" shows "High"
        """;
    write("features/a.feature", SOUND + looks);
    assertThat(told()).containsExactly("page-for-data features/a.feature:15:3");
    write("features/a.feature", SOUND + looks.replace("/clients/1", "/elsewhere"));
    assertThat(told()).isEmpty();
  }

  @Test
  void undefined_steps_are_errors_with_the_nearest_and_files_limit_what_is_told()
      throws IOException {
    write("features/a.feature", SOUND);
    write("features/b/b.feature", SOUND.replace("the answer is 200", "the response is 200"));
    LintReport report = lint();
    assertThat(report.count(Severity.ERROR)).isEqualTo(1);
    Finding error = report.findings().get(0);
    assertThat(error.code()).isEqualTo("undefined-step");
    assertThat(error.problem().fix()).contains("nearest: the answer is 200");
    assertThat(lint("features/a.feature").findings()).isEmpty();
    assertThat(lint("./features/b").findings()).hasSize(1);
  }

  private List<String> told() {
    return lint().findings().stream()
        .map(f -> f.code() + " " + f.problem().where().map(Object::toString).orElse(""))
        .toList();
  }

  private LintReport lint(String... files) {
    return Lint.of(project, Overrides.ofVariables(Map.of()), List.of(files));
  }

  private void write(String name, String text) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
