package io.sluice.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.evidence.SequentialTest;
import io.sluice.model.evidence.SequentialTest.Finding;
import io.sluice.model.verdict.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The error rates that the sequential test promises, by simulation; and docs/guides/repeats.md says
 * what the simulation says. With {@code -Dsluice.figures=write} the page is written anew.
 */
class RepeatsTest {
  private static final int TRIALS = 60_000;
  private static final Path PAGE = Path.of("docs/guides/repeats.md");
  private static final Path CHART = Path.of("docs/guides/repeats.svg");
  private static final String BEGIN = "<!-- measured -->\n\n";
  private static final String END = "\n<!-- end -->";

  @ParameterizedTest
  @ValueSource(ints = {20, 160, 2000})
  void a_gate_of_sound_trials_has_one_called_failed_with_a_chance_of_alpha_at_most(int size) {
    Gates gates = Gates.simulate(size, Policy.RETRIES, 1, 4_000, 11);
    assertThat(gates.no().low()).isLessThanOrEqualTo(SequentialTest.ALPHA_OF_GATE);
    // Not only by luck of few gates: all their trials together, as Wald bounds each.
    Repeats each = Repeats.simulate(SequentialTest.FLAKE, 500_000, size, 12);
    assertThat(each.share(Finding.FAILED).low())
        .isLessThanOrEqualTo(SequentialTest.ALPHA_OF_GATE / size);
  }

  @ParameterizedTest
  @CsvSource({"20, 0.5", "160, 0.5", "2000, 0.5", "160, 0.7", "160, 0.9"})
  void a_fault_that_failed_once_is_taken_for_a_flake_with_a_chance_of_beta_at_most(
      int size, double rate) {
    Repeats faults = Repeats.simulate(rate, TRIALS, size, 13);
    assertThat(faults.shareOfFailed(Finding.FLAKY).low()).isLessThanOrEqualTo(SequentialTest.BETA);
    assertThat(faults.shareOfFailed(Finding.FAILED).value()).isGreaterThan(0.94);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void a_fault_passes_unseen_as_often_as_its_rate_says(int trials) {
    for (double rate : RepeatsPage.RATES.subList(3, 9)) {
      Share unseen = RepeatsPage.Missed.simulate(rate, trials, TRIALS, 14).unseen();
      // Four standard errors: one in sixteen thousand is outside.
      double expected = Math.pow(1 - rate, trials);
      double error = Math.sqrt(expected * (1 - expected) / TRIALS);
      assertThat(Math.abs(unseen.value() - expected)).as("p = " + rate).isLessThan(4 * error);
    }
  }

  @Test
  void what_always_fails_is_always_confirmed_and_what_never_fails_never_repeated() {
    assertThat(Repeats.simulate(1, 100, 160, 15).count(Finding.FAILED)).isEqualTo(100);
    Repeats sound = Repeats.simulate(0, 100, 160, 16);
    assertThat(sound.count(Finding.PASSED)).isEqualTo(100);
    assertThat(sound.attempts()).isEqualTo(100);
  }

  @Test
  void the_interval_is_wilsons() {
    // By hand: z² = 3.8415; (0.1 + 0.0192) / 1.0384 = 0.1148; 1.96 / 1.0384 * 0.03155 = 0.0596
    assertThat(new Share(10, 100).interval(1)).isEqualTo("5.5–17.4 %");
    assertThat(new Share(0, 100).low()).isZero();
    assertThat(new Share(0, 100).interval(1)).isEqualTo("0.0–3.7 %");
  }

  @Test
  void the_page_says_what_was_measured() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    String tables = RepeatsPage.tables();
    if ("write".equals(System.getProperty("sluice.figures"))) {
      Files.writeString(PAGE, page.substring(0, begin) + tables + page.substring(end));
      Files.writeString(CHART, DetectionChart.svg());
    }
    assertThat(Files.readString(PAGE)).contains(BEGIN + tables + END);
    assertThat(CHART).hasContent(DetectionChart.svg());
  }
}
