package io.sluice.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.Place;
import io.sluice.model.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WithinTest {
  @TempDir private Path project;

  @Test
  void a_check_with_time_is_the_grant_and_the_check_at_one_place() {
    List<PlacedStep> steps =
        new Reading(project).withSteps("within 30 s, the answer is 200").steps();
    assertThat(steps)
        .extracting(PlacedStep::text)
        .containsExactly("the next check may take 30 s", "the answer is 200");
    assertThat(steps)
        .extracting(PlacedStep::place)
        .containsOnly(new Place("features/a.feature", 3, 5));
    assertThat(steps)
        .extracting(step -> step.written().text())
        .containsOnly("Given within 30 s, the answer is 200");
  }

  @Test
  void the_table_goes_to_the_check() {
    List<PlacedStep> steps =
        new Reading(project).withSteps("within 5 s, the answer has:", "      | a | 1 |").steps();
    assertThat(steps.get(0).rows()).isEmpty();
    assertThat(steps.get(1).rows()).containsExactly(List.of("a", "1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          within 0 s, the answer is 200           | within 0 s nothing can be waited for
          within 999 s, the answer is 200         | longer than a trial may take, 120 s
          within 999999999 s, the answer is 200   | longer than a trial may take
          within 9999999999 s, the answer is 200  | no way to say how long
          within 30s, the answer is 200           | no way to say how long
          within 30 seconds, the answer is 200    | no way to say how long
          within 2 min, the answer is 200         | no way to say how long
          within 1.5 s, the answer is 200         | no way to say how long
          within 30 s the answer is 200           | no way to say how long
          Within 30 s, the answer is 200          | no way to say how long
          within 30 s, I press "Save"             | is no check that can wait
          within 30 s, within 5 s, the answer is 1 | is no check that can wait
          within 30 s, the analyst is signed in   | is several steps
          """)
  void what_cannot_wait_is_told_where_it_stands(String step, String told) {
    List<Problem> problems = new Reading(project).withSteps(step).problems();
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).what()).contains(told);
    assertThat(problems.get(0).where()).contains(new Place("features/a.feature", 3, 5));
    assertThat(problems.get(0).fix()).isNotBlank();
  }

  @Test
  void a_step_of_the_projects_own_java_may_wait_and_an_unknown_one_is_left_to_others() {
    assertThat(
            new Reading(project)
                .withSteps("within 3 s, the post office delivers", "within 3 s, whatever it is")
                .texts())
        .contains("the post office delivers", "whatever it is");
  }
}
