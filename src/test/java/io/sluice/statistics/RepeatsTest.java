package io.sluice.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.evidence.SequentialTest;
import io.sluice.model.evidence.SequentialTest.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The error rates that the sequential test promises, by simulation. With {@code -Dsluice.soak=true}
 * many more trials are simulated and docs/guides/repeats.md is written anew.
 */
class RepeatsTest {
  private static final boolean SOAK = Boolean.getBoolean("sluice.soak");
  private static final int TRIALS = SOAK ? 1_000_000 : 60_000;
  private static final int GATE = 160;
  private static final List<Double> RATES =
      List.of(0.0, 0.005, 0.015, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 1.0);

  @ParameterizedTest
  @ValueSource(ints = {20, 160, 2000})
  void a_gate_of_flakes_alone_has_one_called_failed_with_a_chance_of_alpha_at_most(int gate) {
    Repeats flakes = Repeats.simulate(SequentialTest.FLAKE, TRIALS * 5, gate, 11);
    double perTrial = flakes.share(Finding.FAILED);
    double margin = Repeats.margin(perTrial, flakes.trials());
    assertThat((perTrial - margin) * gate).isLessThanOrEqualTo(SequentialTest.ALPHA_OF_GATE);
  }

  @Test
  void a_fault_that_failed_once_is_taken_for_a_flake_with_a_chance_of_beta_at_most() {
    Repeats faults = Repeats.simulate(SequentialTest.FAULT, TRIALS, GATE, 12);
    double flaky = faults.shareOfFailed(Finding.FLAKY);
    int failed = faults.trials() - faults.count(Finding.PASSED);
    assertThat(flaky - Repeats.margin(flaky, failed)).isLessThanOrEqualTo(SequentialTest.BETA);
    assertThat(faults.shareOfFailed(Finding.FAILED)).isGreaterThan(0.95);
  }

  @Test
  void what_always_fails_is_always_confirmed_and_what_never_fails_never_repeated() {
    assertThat(Repeats.simulate(1, 100, GATE, 13).count(Finding.FAILED)).isEqualTo(100);
    Repeats sound = Repeats.simulate(0, 100, GATE, 14);
    assertThat(sound.count(Finding.PASSED)).isEqualTo(100);
    assertThat(sound.attempts()).isEqualTo(100);
  }

  @Test
  void the_page_shows_what_was_measured() throws IOException {
    Path page = Path.of("docs/guides/repeats.md");
    String text = Files.readString(page);
    String begin = "<!-- measured -->\n";
    String end = "<!-- end -->";
    assertThat(text).contains(begin, end);
    if (SOAK) {
      String before = text.substring(0, text.indexOf(begin) + begin.length());
      Files.writeString(page, before + "\n" + tables() + "\n" + text.substring(text.indexOf(end)));
    }
    for (double rate : RATES) {
      assertThat(Files.readString(page)).contains("| " + percent(rate, 1) + " |");
    }
  }

  private static String tables() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "A gate of %d trials, %,d simulated trials for each rate (`RepeatsTest`, fixed seeds):%n%n",
            GATE,
            TRIALS));
    text.append("| an attempt fails | passes at once | failed | flaky | undecided |");
    text.append(" of those that failed once: failed | flaky | attempts a trial |\n");
    text.append("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    for (double rate : RATES) {
      Repeats run = Repeats.simulate(rate, TRIALS, GATE, 21);
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %s | %s | %s | %s | %.2f |%n",
              percent(rate, 1),
              percent(run.share(Finding.PASSED), 2),
              percent(run.share(Finding.FAILED), 3),
              percent(run.share(Finding.FLAKY), 3),
              percent(run.share(Finding.UNDECIDED), 3),
              percent(run.shareOfFailed(Finding.FAILED), 1),
              percent(run.shareOfFailed(Finding.FLAKY), 1),
              run.meanAttempts()));
    }
    text.append("\nOne of a whole gate of sound but flaky trials (1.5 %) is called failed:\n\n");
    text.append("| trials | chance | 95 % interval | promised |\n| ---: | ---: | ---: | ---: |\n");
    for (int gate : List.of(20, 160, 2000)) {
      Repeats run = Repeats.simulate(SequentialTest.FLAKE, TRIALS * 10, gate, 22);
      double share = run.share(Finding.FAILED);
      double margin = Repeats.margin(share, run.trials());
      text.append(
          String.format(
              Locale.ROOT,
              "| %d | %s | ± %s | %s |%n",
              gate,
              percent(share * gate, 2),
              percent(margin * gate, 2),
              percent(SequentialTest.ALPHA_OF_GATE, 0)));
    }
    text.append("\nA fault passes unseen through k trials that could show it:\n\n");
    text.append(
        "| the fault shows in | 1 trial | 2 | 4 | 8 |\n| ---: | ---: | ---: | ---: | ---: |\n");
    for (double rate : List.of(0.01, 0.05, 0.1, 0.2, 0.5)) {
      text.append("| ").append(percent(rate, 0));
      for (int k : List.of(1, 2, 4, 8)) {
        text.append(" | ").append(percent(Math.pow(1 - rate, k), 1));
      }
      text.append(" |\n");
    }
    return text.toString();
  }

  private static String percent(double share, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f %%", share * 100);
  }
}
