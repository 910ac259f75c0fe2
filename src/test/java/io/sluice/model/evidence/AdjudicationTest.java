package io.sluice.model.evidence;

import static io.sluice.model.evidence.Outcome.BROKEN;
import static io.sluice.model.evidence.Outcome.FAILED;
import static io.sluice.model.evidence.Outcome.FLAKY;
import static io.sluice.model.evidence.Outcome.PASSED;
import static io.sluice.model.evidence.Outcome.SKIPPED;
import static io.sluice.model.evidence.Outcome.UNDEFINED;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Plans;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdjudicationTest {
  @Test
  void no_attempt_is_never_a_pass() {
    assertThat(of()).isEqualTo(SKIPPED);
  }

  @Test
  void attempts_that_agree_decide() {
    assertThat(of(PASSED)).isEqualTo(PASSED);
    assertThat(of(FAILED, FAILED, FAILED)).isEqualTo(FAILED);
    assertThat(of(UNDEFINED)).isEqualTo(UNDEFINED);
    assertThat(of(SKIPPED)).isEqualTo(SKIPPED);
  }

  @Test
  void a_mix_of_passed_and_failed_is_flaky_until_a_failure_is_shown() {
    assertThat(of(FAILED, PASSED, PASSED)).isEqualTo(FLAKY);
    assertThat(of(FAILED, FAILED, PASSED)).isEqualTo(FLAKY);
    assertThat(of(FAILED, FAILED, PASSED, FAILED)).isEqualTo(FAILED);
  }

  @Test
  void a_failure_that_is_neither_confirmed_nor_cleared_is_undecided() {
    assertThat(undecided(FAILED)).isTrue();
    assertThat(undecided(FAILED, PASSED, FAILED)).isTrue();
    assertThat(undecided(FAILED, FAILED, FAILED)).isFalse();
    assertThat(undecided(PASSED)).isFalse();
    assertThat(undecided(BROKEN)).isFalse();
  }

  @Test
  void own_trouble_says_nothing_about_the_service() {
    assertThat(of(BROKEN)).isEqualTo(BROKEN);
    assertThat(of(BROKEN, PASSED)).isEqualTo(PASSED);
    assertThat(of(BROKEN, FAILED, FAILED)).isEqualTo(FAILED);
  }

  @Test
  void a_skip_beside_a_pass_is_no_pass() {
    assertThat(of(PASSED, SKIPPED)).isEqualTo(SKIPPED);
  }

  @Test
  void only_failures_and_trouble_are_repeated() {
    assertThat(repeats(PASSED)).isFalse();
    assertThat(repeats(UNDEFINED)).isFalse();
    assertThat(repeats(SKIPPED)).isFalse();
    assertThat(repeats(FAILED)).isTrue();
    assertThat(repeats(BROKEN)).isTrue();
  }

  @Test
  void a_failed_trial_is_repeated_until_the_failure_is_confirmed_or_cleared() {
    assertThat(repeats(FAILED, PASSED)).isTrue();
    assertThat(repeats(FAILED, FAILED)).isTrue();
    assertThat(repeats(FAILED, FAILED, FAILED)).isFalse();
    assertThat(repeats(FAILED, PASSED, PASSED, PASSED, PASSED, PASSED, PASSED)).isTrue();
    assertThat(repeats(FAILED, PASSED, PASSED, PASSED, PASSED, PASSED, PASSED, PASSED)).isFalse();
  }

  @Test
  void own_trouble_is_tried_again_twice() {
    assertThat(repeats(BROKEN, PASSED)).isFalse();
    assertThat(repeats(BROKEN, FAILED)).isTrue();
    assertThat(repeats(BROKEN, BROKEN)).isTrue();
    assertThat(repeats(BROKEN, BROKEN, BROKEN)).isFalse();
  }

  private static Outcome of(Outcome... outcomes) {
    return Adjudication.of(attempts(outcomes), Plans.TEST);
  }

  private static boolean repeats(Outcome... outcomes) {
    return Adjudication.needsRepeat(attempts(outcomes), Plans.TEST);
  }

  private static boolean undecided(Outcome... outcomes) {
    return Adjudication.isUndecided(attempts(outcomes), Plans.TEST);
  }

  private static List<Attempt> attempts(Outcome... outcomes) {
    return Arrays.stream(outcomes).map(Plans::attempt).toList();
  }
}
