package io.sluice.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhrasesTest {
  @TempDir private Path project;

  @Test
  void parameters_stand_for_what_the_step_says() {
    assertThat(
            new Reading(project)
                .with(
                    "clients.phrases",
                    """
                    # A client of that name.
                    Phrase: a client "<name>" of <n> years
                      the analyst sends POST "/clients" with fields:
                        | name | <name> |
                        | age  | <n>    |
                      Then the answer is 201
                      And I remember "<name>, <n>" as "client"
                    """)
                .withSteps("a client \"Ada \\\"K\\\"\" of 36 years")
                .steps())
        .satisfiesExactly(
            send ->
                assertThat(send.rows())
                    .containsExactly(List.of("name", "Ada \\\"K\\\""), List.of("age", "36")),
            answer -> assertThat(answer.text()).isEqualTo("the answer is 201"),
            remember ->
                assertThat(remember.text())
                    .isEqualTo("I remember \"Ada \\\"K\\\", 36\" as \"client\""));
  }

  @Test
  void a_step_of_a_phrase_has_both_places_and_names_its_way() {
    List<PlacedStep> steps =
        new Reading(project)
            .with(
                "sub/clients.phrases",
                """
                Phrase: a client
                  a thing
                  the answer is 201

                  Phrase: a thing
                      the answer is 200
                """)
            .withSteps("a client")
            .steps();
    assertThat(steps.get(0).written())
        .isEqualTo(
            new Written(
                "Given a client › a thing › the answer is 200",
                new Place("features/a.feature", 3, 5),
                Optional.of(new Place("features/sub/clients.phrases", 6, 7))));
    assertThat(steps.get(1).written().phrase())
        .contains(new Place("features/sub/clients.phrases", 3, 3));
  }

  @Test
  void the_callers_rows_and_doc_string_stand_where_the_phrase_says() {
    List<PlacedStep> steps =
        new Reading(project)
            .with(
                "p.phrases",
                """
                Phrase: a record with:
                  the analyst sends POST "/clients" with fields:
                    | legalForm | company |
                    | <table>   |
                    | last      | 1       |
                Phrase: a record of Ada with:
                  a record with:
                    | name | Ada |
                    | <table> |
                Phrase: the note is:
                  the analyst sends POST "/notes" with body:
                    ```text/plain
                    Dear all,

                    <text>
                    ```
                """)
            .withSteps(
                "a record of Ada with:",
                "      | country | DE |",
                "the note is:",
                "      \"\"\"",
                "      hello",
                "        you",
                "      \"\"\"")
            .steps();
    assertThat(steps.get(0).rows())
        .containsExactly(
            List.of("legalForm", "company"),
            List.of("name", "Ada"),
            List.of("country", "DE"),
            List.of("last", "1"));
    assertThat(steps.get(1).doc()).contains("Dear all,\n\nhello\n  you");
  }

  @Test
  void a_phrase_may_wait_and_the_values_of_an_outline_reach_it() {
    Reading reading =
        new Reading(project)
            .with("p.phrases", "Phrase: it is done in <n> s\n  within <n> s, the answer is 200\n")
            .with(
                "a.feature",
                """
                Feature: F
                  Scenario Outline: S
                    Given it is done in <seconds> s
                    Examples:
                      | seconds |
                      | 7       |
                """);
    assertThat(reading.texts()).containsExactly("the next check may take 7 s", "the answer is 200");
  }

  @Test
  void keywords_of_another_language_are_heeded() {
    assertThat(
            new Reading(project)
                .with(
                    "p.phrases",
                    """
                    # language: de
                    Phrase: alles ist gut
                      Dann the answer is 200
                    """)
                .withSteps("alles ist gut")
                .texts())
        .containsExactly("the answer is 200");
  }

  @Test
  void phrases_count_for_the_digest_and_tell_whether_they_are_used() {
    Reading reading =
        new Reading(project)
            .with("p.phrases", "# One.\n# Two.\nPhrase: one\n  the answer is 200\n")
            .withSteps("the answer is 200");
    String before = reading.read().catalog().digest();
    TeamPhrase phrase = reading.read().phrases().get(0);
    assertThat(phrase.description()).isEqualTo("One. Two.");
    assertThat(phrase.used()).isFalse();
    reading.with("p.phrases", "Phrase: one\n  the answer is 201\n");
    assertThat(reading.read().catalog().digest()).isNotEqualTo(before);
    assertThat(reading.withSteps("one").read().phrases().get(0).used()).isTrue();
  }

  @Test
  void a_flag_that_a_phrase_turns_is_checked_like_one_that_a_scenario_turns() {
    assertThat(
            new Reading(project)
                .with("p.phrases", "Phrase: all is new\n  the flag \"risk-v2\" is turned on\n")
                .withSteps("all is new")
                .problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.where()).contains(new Place("features/a.feature", 3, 5));
              assertThat(problem.what())
                  .contains("not tagged for it (in the phrase at features/p.phrases:2:3)");
            });
  }

  @Test
  void a_file_without_phrases_is_no_trouble() {
    assertThat(
            new Reading(project)
                .with("p.phrases", "# later\n")
                .withSteps("the answer is 1")
                .texts())
        .hasSize(1);
  }
}
