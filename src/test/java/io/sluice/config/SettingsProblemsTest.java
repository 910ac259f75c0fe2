package io.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsProblemsTest {
  static Stream<Invalid> invalid() {
    return Invalid.all();
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void what_is_wrong_is_told_at_its_place(Invalid example) {
    assertThat(problems(example.yaml()))
        .anySatisfy(
            problem -> {
              assertThat(problem.where().orElseThrow())
                  .hasToString("sluice.yaml:" + example.place());
              assertThat(problem.what()).contains(example.what());
            });
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void one_mistake_is_one_problem(Invalid example) {
    // Flags that require each other are told at each of them.
    boolean mutual = example.yaml().contains("b: {requires: ");
    assertThat(problems(example.yaml())).hasSizeBetween(1, mutual ? 2 : 1);
  }

  @Test
  void all_problems_are_told_in_reading_order() {
    String yaml =
        """
        sluice: 1
        lanes: none
        service: {ready: health, build: {path: /version}}
        environments: {local: {}}
        polcy: {}
        """;
    assertThat(problems(yaml))
        .extracting(problem -> problem.where().orElseThrow().line())
        .containsExactly(2, 3, 4, 5);
  }

  @Test
  void an_unknown_key_is_answered_with_those_known_there() {
    assertThat(problems(Invalid.BASE + "browser: {lane: 2}\n"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.what()).isEqualTo("unknown key \"lane\"; did you mean \"lanes\"?");
              assertThat(problem.fix())
                  .isEqualTo("Known here: binary, driver, lanes, window, headless.");
            });
  }

  @Test
  void a_placeholder_in_a_block_of_text_is_found_on_its_own_line() {
    String yaml =
        """
        sluice: 1
        service: {ready: /health, build: {path: /version}}
        environments:
          local:
            url: http://localhost:8080
            tenants:
              create:
                method: POST
                path: /tenants
                id: /id
                body: |
                  {"name": "${tenant.name}",
                   "ü": "x", "again": "${tenant.nme}"}
              delete: {method: DELETE, path: "/tenants/${tenant}"}
        """;
    assertThat(problems(yaml))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.where().orElseThrow()).hasToString("sluice.yaml:13:32");
              assertThat(problem.what())
                  .isEqualTo("unknown placeholder ${tenant.nme}; did you mean \"tenant.name\"?");
              assertThat(problem.fix()).contains("${tenant.name}").contains("${env:NAME}");
            });
  }

  @Test
  void the_same_placeholder_is_told_wherever_it_stands_unless_it_is_escaped() {
    String yaml = Invalid.BASE + "criteria: {link: 'http://x/$${a}/${a}/${id}/${a}'}\n";
    assertThat(problems(yaml))
        .extracting(problem -> problem.where().orElseThrow().column())
        .containsExactly(34, 45);
  }

  @Test
  void the_value_belongs_to_set_alone() {
    String yaml =
        Invalid.BASE.replace(
            "\"}}",
            "\", flags: {http: {set: {method: PUT, path: /f, body: \"${value}\"},"
                + " clear: {method: PUT, path: \"/f/${value}\"}, read: {method: GET, path: /f}}}}}");
    assertThat(problems(yaml))
        .extracting(Problem::what)
        .containsExactly("unknown placeholder ${value}");
  }

  @Test
  void a_role_that_auth_does_not_have_is_unknown_to_tenants_too() {
    String yaml =
        Invalid.BASE.replace(
                "\"}}",
                "\", tenants: {pool: [{id: t-1, tokens: {analyts: a}}],"
                    + " clean: {method: POST, path: /c}}}}")
            + "auth: {roles: [analyst]}\n";
    assertThat(problems(yaml))
        .singleElement()
        .asString()
        .contains("unknown role \"analyts\"; did you mean \"analyst\"?", "auth.roles has analyst");
  }

  @Test
  void flags_of_tenants_that_stay_need_a_request_that_tells_what_they_had() {
    String flags =
        "flags: {http: {set: {method: PUT, path: /f}, clear: {method: PUT, path: /f},"
            + " read: {method: GET, path: /f}}}";
    String yaml = Invalid.BASE.replace("\"}}", "\", tenants: {shared: {id: t-1}}, " + flags + "}}");
    assertThat(problems(yaml))
        .singleElement()
        .asString()
        .contains("\"own\" is missing in environments.local.flags.http");
  }

  @Test
  void on_in_beside_another_live_source_is_refused() {
    String yaml =
        Invalid.BASE
            + "flags:\n  live: {file: live.json}\n  declared:\n    a: {on-in: [internal]}\n";
    assertThat(problems(yaml))
        .anySatisfy(
            problem ->
                assertThat(problem.toString())
                    .startsWith("sluice.yaml:7:9: \"on-in\" and \"flags"));
  }

  @Test
  void a_secret_written_where_it_does_not_belong_is_not_repeated() {
    String yaml =
        Invalid.BASE.replace("\"}}", "\", tenants: {headers: \"Bearer hunter2\", create: 42}}}");
    assertThat(problems(yaml)).isNotEmpty().noneMatch(p -> p.toString().contains("hunter2"));
  }

  @Test
  void the_message_of_the_exception_holds_every_problem() {
    assertThatThrownBy(
            () -> SettingsReader.parse(Path.of("."), "sluice.yaml", Invalid.BASE + "a: 1\nb: 2\n"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("sluice.yaml:4:1: unknown key \"a\"")
        .hasMessageContaining("sluice.yaml:5:1: unknown key \"b\"");
  }

  static List<Problem> problems(String yaml) {
    try {
      SettingsReader.parse(Path.of("."), "sluice.yaml", yaml);
      return List.of();
    } catch (InvalidInput invalid) {
      return invalid.problems();
    }
  }
}
