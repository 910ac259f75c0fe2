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
    assertThat(Adjudication.of(List.of())).isEqualTo(SKIPPED);
  }

  @Test
  void attempts_that_agree_decide() {
    assertThat(of(PASSED)).isEqualTo(PASSED);
    assertThat(of(FAILED, FAILED, FAILED)).isEqualTo(FAILED);
    assertThat(of(UNDEFINED)).isEqualTo(UNDEFINED);
    assertThat(of(SKIPPED)).isEqualTo(SKIPPED);
  }

  @Test
  void any_mix_of_passed_and_failed_is_flaky() {
    assertThat(of(FAILED, PASSED, PASSED)).isEqualTo(FLAKY);
    assertThat(of(FAILED, FAILED, PASSED)).isEqualTo(FLAKY);
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
  void a_failed_trial_is_repeated_twice_whatever_comes_of_it() {
    assertThat(repeats(FAILED, PASSED)).isTrue();
    assertThat(repeats(FAILED, FAILED)).isTrue();
    assertThat(repeats(FAILED, PASSED, PASSED)).isFalse();
    assertThat(repeats(BROKEN, PASSED)).isFalse();
  }

  private static Outcome of(Outcome... outcomes) {
    return Adjudication.of(attempts(outcomes));
  }

  private static boolean repeats(Outcome... outcomes) {
    return Adjudication.needsRepeat(attempts(outcomes), 2);
  }

  private static List<Attempt> attempts(Outcome... outcomes) {
    return Arrays.stream(outcomes).map(Plans::attempt).toList();
  }
}
