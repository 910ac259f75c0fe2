package io.sluice.model.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.evidence.SequentialTest.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequentialTestTest {
  private static final SequentialTest OF_100 = SequentialTest.ofGate(100, SequentialTest.CAP);

  /** By hand: a failure adds ln(0.5/0.015) = 3.507, a pass ln(0.5/0.985) = -0.678. */
  @ParameterizedTest
  @CsvSource({
    // ln(0.99/0.0001) = 9.2 confirms: three failures (10.5), or four and two passes (12.7)
    "F, OPEN",
    "FF, OPEN",
    "FFF, FAILED",
    "FFP, OPEN",
    "FFPF, FAILED",
    "FPFPF, OPEN",
    "FPFPFF, FAILED",
    // ln(0.01/0.9999) = -4.6 of the repeats alone clears: seven passes (-4.7)
    "FPPPPPP, OPEN",
    "FPPPPPPP, FLAKY",
    "FFPPPPPPPPPPP, OPEN",
    "FFPPPPPPPPPPPP, FLAKY",
    // neither by the sixteenth attempt
    "FPPPPPFPPPPPPFPP, UNDECIDED",
    "P, PASSED",
    "'', NOTHING",
  })
  void findings_follow_from_the_sums(String attempts, Finding finding) {
    assertThat(OF_100.ofPasses(passes(attempts))).isEqualTo(finding);
  }

  @Test
  void what_comes_after_a_finding_changes_nothing() {
    assertThat(OF_100.ofPasses(passes("FFFPPPPPPPPPPPPPPPPPP"))).isEqualTo(Finding.FAILED);
    assertThat(OF_100.ofPasses(passes("FPPPPPPPFFFF"))).isEqualTo(Finding.FLAKY);
    assertThat(OF_100.ofPasses(passes("PFFFF"))).isEqualTo(Finding.PASSED);
  }

  @Test
  void without_repeats_the_first_failure_counts() {
    assertThat(OF_100.withCap(1).ofPasses(passes("F"))).isEqualTo(Finding.FAILED);
    assertThat(OF_100.withCap(2).ofPasses(passes("FP"))).isEqualTo(Finding.UNDECIDED);
    assertThat(OF_100.withCap(2).ofPasses(passes("FF"))).isEqualTo(Finding.FAILED);
  }

  @Test
  void more_trials_ask_for_more_failures() {
    assertThat(SequentialTest.ofGate(100_000, 16).ofPasses(passes("FFF"))).isEqualTo(Finding.OPEN);
    assertThat(SequentialTest.ofGate(100_000, 16).ofPasses(passes("FFFFF")))
        .isEqualTo(Finding.FAILED);
  }

  private static List<Boolean> passes(String attempts) {
    List<Boolean> passes = new ArrayList<>();
    Arrays.stream(attempts.split("", -1))
        .filter(each -> !each.isEmpty())
        .forEach(each -> passes.add(each.equals("P")));
    return passes;
  }
}
