package io.sluice.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.model.InvalidInput;
import io.sluice.model.Place;
import io.sluice.model.criterion.Catalog;
import io.sluice.model.criterion.Condition;
import io.sluice.model.criterion.Scenario;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import io.sluice.model.world.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogReaderTest {
  private static final Flag NEEDY =
      new Flag(
          "needy",
          "false",
          "true",
          List.of(),
          Map.of("risk-v2", "on"),
          false,
          Optional.empty(),
          Optional.empty());
  private static final Flag TIER =
      new Flag(
          "tier", "basic", "gold", List.of(), Map.of(), false, Optional.empty(), Optional.empty());
  private static final Flags FLAGS =
      new Flags(List.of(Flag.bool("bulk-import"), Flag.bool("risk-v2"), NEEDY, TIER));

  @TempDir private Path project;

  @BeforeEach
  void folder() throws IOException {
    Files.createDirectories(project.resolve("features"));
  }

  @Test
  void a_scenario_knows_its_rule_its_criteria_and_its_place() throws IOException {
    write(
        "a.feature",
        """
        @api
        Feature: Clients

          @AC-7
          Rule: Names are unique

            Scenario: Twice the same name
              Given a step
        """);
    Catalog catalog = read(Optional.empty()).catalog();
    Scenario scenario = catalog.scenarios().get(0);
    assertThat(scenario.id()).isEqualTo("features/a.feature:7");
    assertThat(scenario.rule()).contains("Names are unique");
    assertThat(scenario.criteria()).containsExactly("AC-7");
    assertThat(scenario.tags()).containsExactly("@api", "@AC-7");
    assertThat(catalog.criteria().get(0).title()).isEqualTo("Names are unique");
    assertThat(catalog.criteria().get(0).place()).contains(new Place("features/a.feature", 5, 3));
  }

  @Test
  void each_row_of_an_outline_is_a_scenario_of_its_own() throws IOException {
    write(
        "a.feature",
        """
        Feature: Outline
          @AC-1
          Scenario Outline: Country <code>
            Given a step with <code>
            Examples:
              | code |
              | CH   |
              | DE   |
            @flag:risk-v2=off
            Examples: old
              | code |
              | FR   |
        """);
    List<Scenario> scenarios = read(Optional.empty()).catalog().scenarios();
    assertThat(scenarios)
        .extracting(Scenario::name)
        .containsExactly("Country CH", "Country DE", "Country FR");
    assertThat(scenarios).extracting(s -> s.place().line()).containsExactly(7, 8, 12);
    assertThat(scenarios.get(2).conditions())
        .containsExactly(new Condition("risk-v2", Optional.of("off")));
    assertThat(scenarios.get(0).conditions()).isEmpty();
  }

  @Test
  void the_language_of_the_file_is_heeded() throws IOException {
    write(
        "a.feature",
        """
        # language: de
        Funktionalität: Kunden
          Szenario: Anlegen
            Angenommen a step
        """);
    assertThat(read(Optional.empty()).catalog().scenarios())
        .extracting(Scenario::name)
        .containsExactly("Anlegen");
  }

  @Test
  void wire_values_in_tags_become_words() throws IOException {
    write("a.feature", feature("@flag:tier=gold @flag:bulk-import=true"));
    assertThat(read(Optional.empty()).catalog().scenarios().get(0).conditions())
        .containsExactly(
            new Condition("tier", Optional.of("on")),
            new Condition("bulk-import", Optional.of("on")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @flag:unknown                        | no flag "unknown" is declared
          @release:unknown                     | no flag "unknown" is declared
          @flag:risk-v2=maybe                  | has no value "maybe"
          @flags:risk-v2                       | looks like a tag of Sluice
          @Flag:risk-v2                        | looks like a tag of Sluice
          @feature-flag:risk-v2                | looks like a tag of Sluice
          @flag-risk-v2                        | looks like a tag of Sluice
          @released:risk-v2                    | looks like a tag of Sluice
          @Serial                              | looks like a tag of Sluice
          @flag:risk-v2 @flag:risk-v2=off      | can never apply together
          @flag:risk-v2=on @flag:risk-v2=off   | can never apply together
          @flag:needy @flag:risk-v2=off        | can never apply together
          @release:risk-v2 @flag:risk-v2       | can never apply together
          @kill:risk-v2 @flag:risk-v2=off      | can never apply together
          @release:risk-v2 @kill:risk-v2       | one release or one kill
          """)
  void a_tag_that_means_nothing_is_an_error_at_its_place(String tags, String message)
      throws IOException {
    write("a.feature", feature(tags));
    InvalidInput thrown = invalid();
    assertThat(thrown.problems().get(0).what()).contains(message);
    assertThat(thrown.problems().get(0).where().orElseThrow().line()).isEqualTo(2);
    assertThat(thrown.problems().get(0).where().orElseThrow().column()).isPositive();
    assertThat(thrown.problems().get(0).fix()).isNotBlank();
  }

  @Test
  void ordinary_tags_are_nobodys_business() throws IOException {
    write("a.feature", feature("@slow @smoke @team:risk @killer-feature"));
    assertThat(read(Optional.empty()).catalog().scenarios()).hasSize(1);
  }

  @Test
  void a_syntax_error_names_line_and_column_and_hides_no_other() throws IOException {
    write("a.feature", "Feature: A\n  Scenario: B\n    Given a step\n    Wen another\n");
    write("b.feature", "Szenario: B\n");
    InvalidInput thrown = invalid();
    assertThat(thrown.problems()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(thrown.getMessage()).contains("features/a.feature:4:5").doesNotContain("Exception");
  }

  @Test
  void an_empty_folder_is_an_error() {
    assertThat(invalid().getMessage()).contains("no scenario in features");
  }

  @Test
  void a_flag_is_turned_only_where_the_tags_say_so() throws IOException {
    write(
        "a.feature",
        """
        Feature: A
          Scenario: B
            When the flag "risk-v2" is turned on
        """);
    InvalidInput thrown = invalid();
    assertThat(thrown.problems().get(0).where()).contains(new Place("features/a.feature", 3, 5));
    write(
        "a.feature",
        """
        Feature: A
          @release:risk-v2
          Scenario: B
            When the flag "risk-v2" is turned on
        """);
    assertThat(read(Optional.empty()).catalog().scenarios()).hasSize(1);
  }

  @Test
  void tags_that_leave_scenarios_out_make_the_catalog_partial() throws IOException {
    write("a.feature", feature("@api"));
    write("b.feature", feature("@ui"));
    Catalog all = read(Optional.of("@api or @ui")).catalog();
    assertThat(all.partial()).isFalse();
    Catalog some = read(Optional.of("not @ui")).catalog();
    assertThat(some.partial()).isTrue();
    assertThat(some.scenarios()).hasSize(1);
  }

  @Test
  void signing_in_is_replaced_by_its_phrase() throws IOException {
    write(
        "a.feature",
        """
        Feature: A
          Scenario: B
            Given the analyst of "globex" is signed in
            And a step
        """);
    assertThat(read(Optional.empty()).catalog().scenarios().get(0).steps())
        .containsExactly(
            "the window of \"globex.analyst\" is used",
            "I open \"/sign-in\"",
            "I fill in \"User\" with \"${globex.analyst.username}\"",
            "a step");
  }

  @Test
  void an_expected_criterion_without_scenario_is_in_the_catalog() throws IOException {
    write("a.feature", feature("@AC-1"));
    assertThat(read(Optional.empty()).catalog().criteria())
        .extracting(c -> c.id())
        .containsExactly("AC-1", "AC-99");
  }

  @Test
  void the_digest_changes_with_the_features() throws IOException {
    write("a.feature", feature("@AC-1"));
    String before = read(Optional.empty()).catalog().digest();
    assertThat(read(Optional.empty()).catalog().digest()).isEqualTo(before).startsWith("sha256:");
    write("a.feature", feature("@AC-2"));
    assertThat(read(Optional.empty()).catalog().digest()).isNotEqualTo(before);
  }

  private static String feature(String tags) {
    return "Feature: F\n  " + tags + "\n  Scenario: S\n    Given a step\n";
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(project.resolve("features").resolve(name), text);
  }

  private ReadFeatures read(Optional<String> tags) {
    Phrase phrase =
        new Phrase(
            "I open \"/sign-in\"\nI fill in \"User\" with \"${username}\"\n",
            Place.of("sluice.yaml"));
    ReadSettings settings =
        new ReadSettings(
            Path.of("features"),
            FLAGS,
            Pattern.compile("AC-\\d+"),
            List.of("AC-99"),
            Optional.of(phrase),
            tags);
    return CatalogReader.read(project, settings, UUID::randomUUID);
  }

  private InvalidInput invalid() {
    return catchThrowableOfType(InvalidInput.class, () -> read(Optional.empty()));
  }
}
