package io.sluice.model.evidence;

import static io.sluice.model.evidence.SequentialTest.Finding.FAILED;
import static io.sluice.model.evidence.SequentialTest.Finding.FLAKY;
import static io.sluice.model.evidence.SequentialTest.Finding.NOTHING;
import static io.sluice.model.evidence.SequentialTest.Finding.OPEN;
import static io.sluice.model.evidence.SequentialTest.Finding.PASSED;
import static io.sluice.model.evidence.SequentialTest.Finding.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.evidence.SequentialTest.Finding;
import io.sluice.testing.Plans;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The boundaries, worked out by hand. A failure weighs ln(0.5/0.015) = 3.507, a pass ln(0.5/0.985)
 * = -0.678. Confirmed from ln(0.99 * trials / 0.01) on, over all attempts: 9.200 for 100 trials.
 * Cleared at ln(0.01) = -4.605, over the repeats.
 */
class SequentialTestTest {
  private static final SequentialTest OF_100 = SequentialTest.ofGate(100, 16);

  @Test
  void without_attempts_nothing_is_found() {
    assertThat(OF_100.ofPasses(List.of())).isEqualTo(NOTHING);
  }

  @Test
  void a_pass_at_first_is_not_questioned() {
    assertThat(of("P")).isEqualTo(PASSED);
    assertThat(of("PFFFF")).isEqualTo(PASSED);
  }

  @ParameterizedTest
  @CsvSource({
    "F, OPEN", // 3.507
    "FF, OPEN", // 7.013
    "FFF, FAILED", // 10.520 >= 9.200
    "FFP, OPEN", // 6.335
    "FFPF, FAILED", // 9.842
    "FFPPF, OPEN", // 9.164, a hair short
    "FFPPFP, OPEN",
    "FFPPFF, FAILED", // 12.670
    "FPFF, FAILED", // 9.842: the order of the repeats plays no part here
    "FPPPPPP, OPEN", // repeats: 6 * -0.678 = -4.068
    "FPPPPPPP, FLAKY", // repeats: 7 * -0.678 = -4.746 <= -4.605
    "FFPPPPPPP, OPEN", // repeats: 3.507 - 4.746
    "FFPPPPPPPPPPP, OPEN", // repeats: 3.507 - 11 * 0.678 = -3.952
    "FFPPPPPPPPPPPP, FLAKY" // repeats: 3.507 - 12 * 0.678 = -4.630
  })
  void a_hundred_trials(String attempts, Finding expected) {
    assertThat(of(attempts)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1, FF, FAILED", // 7.013 >= ln(99) = 4.595
    "20, FF, OPEN", // < 7.591
    "20, FFF, FAILED",
    "160, FFF, FAILED", // 10.520 >= 9.670
    "374, FFF, FAILED", // 10.520 >= 10.519
    "375, FFF, OPEN", // < 10.522
    "375, FFFF, FAILED",
    "2000, FFFF, FAILED", // 14.026 >= 12.196
    "100000, FFFF, OPEN", // < 16.108
    "100000, FFFFF, FAILED" // 17.533
  })
  void more_trials_ask_for_more_proof(int trials, String attempts, Finding expected) {
    assertThat(SequentialTest.ofGate(trials, 16).ofPasses(passes(attempts))).isEqualTo(expected);
  }

  @Test
  void a_test_of_no_trials_is_that_of_one() {
    assertThat(SequentialTest.ofGate(0, 16)).isEqualTo(SequentialTest.ofGate(1, 16));
  }

  @Test
  void at_the_cap_a_mix_is_undecided() {
    String sixteen = "FPFPPPPPPFPPPPPP";
    assertThat(sixteen).hasSize(16);
    assertThat(of(sixteen.substring(0, 15))).isEqualTo(OPEN);
    assertThat(of(sixteen)).isEqualTo(UNDECIDED);
    assertThat(of(sixteen + "PPPPPPP")).as("nobody waits any longer").isEqualTo(UNDECIDED);
    assertThat(OF_100.withCap(3).ofPasses(passes("FFP"))).isEqualTo(UNDECIDED);
  }

  @Test
  void without_repeats_the_first_failure_counts() {
    assertThat(OF_100.withCap(1).ofPasses(passes("F"))).isEqualTo(FAILED);
    assertThat(OF_100.withCap(1).ofPasses(passes("P"))).isEqualTo(PASSED);
  }

  @Test
  void under_a_low_cap_failures_alone_count_although_they_are_few() {
    assertThat(OF_100.withCap(2).ofPasses(passes("FF"))).isEqualTo(FAILED);
    assertThat(OF_100.withCap(2).ofPasses(passes("FP"))).isEqualTo(UNDECIDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P", "FFF", "FPFF", "FPPPPPPP", "FPFPPPPPPFPPPPPP"})
  void what_comes_after_a_finding_changes_nothing(String attempts) {
    Finding finding = of(attempts);
    assertThat(finding).isNotEqualTo(OPEN);
    for (int mix = 0; mix < 64; mix++) {
      StringBuilder more = new StringBuilder(attempts);
      for (int bit = 0; bit < 6; bit++) {
        more.append((mix >> bit & 1) == 0 ? 'P' : 'F');
      }
      assertThat(of(more.toString())).as(more.toString()).isEqualTo(finding);
    }
  }

  @Test
  void attempts_that_tell_nothing_are_passed_over() {
    assertThat(OF_100.of(attempts("B"))).isEqualTo(NOTHING);
    assertThat(OF_100.of(attempts("BP"))).isEqualTo(PASSED);
    assertThat(OF_100.of(attempts("FBFBF"))).isEqualTo(FAILED);
    assertThat(OF_100.of(attempts("FBB"))).isEqualTo(OPEN);
    assertThat(OF_100.of(attempts("BFPPPBPPPP"))).isEqualTo(FLAKY);
    assertThat(OF_100.withCap(3).of(attempts("FBBF"))).as("nor do they count").isEqualTo(OPEN);
  }

  private static Finding of(String attempts) {
    return OF_100.ofPasses(passes(attempts));
  }

  private static List<Boolean> passes(String attempts) {
    return attempts.chars().mapToObj(each -> each == 'P').toList();
  }

  private static List<Attempt> attempts(String letters) {
    List<Attempt> attempts = new ArrayList<>();
    IntStream.range(0, letters.length())
        .mapToObj(letters::charAt)
        .map(
            letter ->
                switch (letter) {
                  case 'P' -> Outcome.PASSED;
                  case 'F' -> Outcome.FAILED;
                  default -> Outcome.BROKEN;
                })
        .map(Plans::attempt)
        .forEach(attempts::add);
    return attempts;
  }
}
