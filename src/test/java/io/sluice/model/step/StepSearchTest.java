package io.sluice.model.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.step.StepEntry.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepSearchTest {
  private static final StepCatalogue STEPS =
      new StepCatalogue(
          List.of(
              step("Pages", "I press {string}", "Presses a button or link by its name."),
              step("Pages", "I fill in {string} with {string}", "Replaces what a field holds."),
              step("Pages", "I see the {uiRole} {string}", "Something of this name is there."),
              step("Answers", "the answer is {int}", "The status code."),
              step("Answers", "I remember the answer's {string} as {string}", "Keeps a value.")),
          Map.of(),
          Map.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          press           | I press {string}
          click           | I press {string}
          button          | I press {string}
          type            | I fill in {string} with {string}
          fill in         | I fill in {string} with {string}
          TEXTBOX         | I fill in {string} with {string}
          status          | the answer is {int}
          response code   | the answer is {int}
          save variable   | I remember the answer's {string} as {string}
          rem             | I remember the answer's {string} as {string}
          """)
  void the_words_of_other_tools_find_the_step(String words, String found) {
    assertThat(STEPS.matching(List.of(words.split(" "))).steps().get(0).pattern()).isEqualTo(found);
  }

  @Test
  void what_fits_every_word_is_told_alone_and_else_what_fits_one() {
    assertThat(STEPS.matching(List.of("answer", "remember")).steps()).hasSize(1);
    assertThat(STEPS.matching(List.of("press", "xyzzy")).steps()).hasSize(1);
    assertThat(STEPS.matching(List.of("xyzzy")).steps()).isEmpty();
    assertThat(STEPS.matching(List.of()).steps()).hasSize(5);
  }

  private static StepEntry step(String group, String pattern, String description) {
    return new StepEntry(
        group,
        pattern,
        Kind.BUILT_IN,
        description,
        "",
        Optional.empty(),
        Optional.empty(),
        "io.sluice.steps.X.y()");
  }
}
