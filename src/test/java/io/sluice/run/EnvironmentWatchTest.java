package io.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.evidence.Attempt;
import io.sluice.model.evidence.Evidence.Incident;
import io.sluice.model.evidence.Failure;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.flag.Flags;
import io.sluice.model.plan.Trial;
import io.sluice.testing.Plans;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentWatchTest {
  @ParameterizedTest
  @CsvSource({"20, 20", "30, 20", "40, 20", "100, 50", "400, 200", "5000, 200"})
  void half_of_the_trials_are_waited_for_but_not_fewer_than_20_nor_more_than_200(
      int planned, int needed) {
    EnvironmentWatch watch = new EnvironmentWatch(planned);
    for (int i = 1; i < needed; i++) {
      assertThat(watch.first(task(Outcome.FAILED, "down"))).as(i + " failures").isEmpty();
    }
    assertThat(watch.first(task(Outcome.FAILED, "down"))).isPresent();
  }

  @Test
  void a_small_run_is_never_ended() {
    EnvironmentWatch watch = new EnvironmentWatch(19);
    for (int i = 0; i < 19; i++) {
      assertThat(watch.first(task(Outcome.FAILED, "down"))).isEmpty();
    }
  }

  @Test
  void nine_of_ten_are_nearly_all_and_fewer_are_not() {
    EnvironmentWatch nine = new EnvironmentWatch(20);
    EnvironmentWatch fewer = new EnvironmentWatch(20);
    passes(nine, 2);
    passes(fewer, 3);
    assertThat(failures(nine, 18)).isPresent();
    assertThat(failures(fewer, 17)).isEmpty();
  }

  @Test
  void our_own_trouble_counts_as_well_and_the_most_frequent_cause_is_named() {
    EnvironmentWatch watch = new EnvironmentWatch(20);
    for (int i = 0; i < 8; i++) {
      watch.first(task(Outcome.FAILED, "expected 200\nbut was 500"));
    }
    Optional<Incident> last = Optional.empty();
    for (int i = 0; i < 12; i++) {
      last = watch.first(task(Outcome.BROKEN, "no tenant\nat all"));
    }
    assertThat(last)
        .hasValueSatisfying(
            why -> {
              assertThat(why.code()).isEqualTo("environment-broken");
              assertThat(why.text())
                  .startsWith("20 of the first 20 trials failed")
                  .endsWith("12 times: no tenant");
            });
  }

  @Test
  void undefined_and_skipped_scenarios_do_not_break_the_environment() {
    EnvironmentWatch watch = new EnvironmentWatch(20);
    for (int i = 0; i < 40; i++) {
      assertThat(watch.first(task(i % 2 == 0 ? Outcome.UNDEFINED : Outcome.SKIPPED, "x")))
          .isEmpty();
    }
  }

  private static void passes(EnvironmentWatch watch, int count) {
    for (int i = 0; i < count; i++) {
      assertThat(watch.first(task(Outcome.PASSED, ""))).isEmpty();
    }
  }

  private static Optional<Incident> failures(EnvironmentWatch watch, int count) {
    Optional<Incident> last = Optional.empty();
    for (int i = 0; i < count; i++) {
      assertThat(last).isEmpty();
      last = watch.first(task(Outcome.FAILED, "down"));
    }
    return last;
  }

  private static TrialTask task(Outcome outcome, String message) {
    TrialTask task =
        new TrialTask(Trial.of(Plans.scenario("any", "AC-1"), new Flags(List.of()).allOff()));
    task.add(
        new Attempt(
            outcome,
            "t",
            Instant.EPOCH,
            Duration.ZERO,
            Optional.of(new Failure(message, Optional.empty(), Optional.empty())),
            List.of(),
            List.of(),
            true));
    return task;
  }
}
