package io.sluice.model.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestStepsTest {
  private static final List<String> STEPS =
      List.of(
          "the {word} sends {word} {string}",
          "the {word} sends {word} {string} with fields:",
          "nobody sends {word} {string}",
          "the answer is {int}",
          "the answer's {string} is {value}",
          "the answer's {string} is not {value}",
          "the answer's {string} has {int} entry/entries",
          "I remember the answer's {string} as {string}",
          "I open {string}",
          "I press {string}",
          "I press {string} in the row {string}",
          "I fill in {string} with {string}",
          "I choose {string} in {string}",
          "I see {string}",
          "I see the {uiRole} {string}",
          "the page title is {string}",
          "a client \"<name>\" from \"<country>\"");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          I click on "Save"                        | I press "Save"
          I pres "Save"                            | I press "Save"
          I type "Ada" into "Name"                 | I fill in "Ada" with "Name"
          I enter "Name" with "Ada"                | I fill in "Name" with "Ada"
          I select "DE" in "Country"               | I choose "DE" in "Country"
          the response is 200                      | the answer is 200
          the answer is "200 OK"                   | the answer is 1
          the answer's "name" equals "Ada"         | the answer's "name" is "Ada"
          the answer's "items" has 3 items         | the answer's "items" has 3 entry
          the analyst send GET "/api/clients"      | the analyst sends GET "/api/clients"
          I visit "/api/clients"                   | I open "/api/clients"
          the title of the page is "Home"          | the page title is "Home"
          a client "Acme" of "DE"                  | a client "Acme" from "DE"
          """)
  void the_nearest_comes_first_with_the_values_of_the_text(String text, String nearest) {
    assertThat(NearestSteps.to(text, STEPS).get(0)).isEqualTo(nearest);
  }

  @Test
  void what_is_like_nothing_still_gets_one_and_never_more_than_three() {
    assertThat(NearestSteps.to("xyzzy", STEPS)).hasSize(1);
    assertThat(NearestSteps.to("the answer's \"a\" was 1", STEPS)).hasSizeBetween(1, 3);
    assertThat(NearestSteps.to("x", List.of())).isEmpty();
  }
}
