package io.sluice.statistics;

import io.sluice.model.evidence.SequentialTest;
import io.sluice.model.evidence.SequentialTest.Finding;
import io.sluice.model.verdict.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** The measured part of docs/guides/repeats.md. The same text at every call: seeds are fixed. */
final class RepeatsPage {
  static final int GATE = 160;
  static final List<Integer> SIZES = List.of(20, GATE, 2000);
  static final List<Double> RATES =
      List.of(0.0, 0.005, 0.015, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 1.0);
  private static final int TRIALS = 200_000;
  private static final int GATES = 10_000;
  private static final int MISSES = 100_000;

  private final StringBuilder text = new StringBuilder();

  private RepeatsPage() {}

  /** The tables. */
  static String tables() {
    RepeatsPage page = new RepeatsPage();
    page.findings();
    page.gates();
    page.retries();
    page.misses();
    return page.text.toString();
  }

  private void findings() {
    for (int size : SIZES) {
      line("### One trial of a gate of %,d", size);
      line("");
      line("%,d trials simulated for each rate.", TRIALS);
      line("");
      line(
          "| an attempt fails | passes at once | failed | flaky | undecided | once failed: failed | flaky | undecided | attempts |");
      line("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
      for (double rate : RATES) {
        Repeats run = Repeats.simulate(rate, TRIALS, size, 1000L * size + Math.round(rate * 1000));
        line(
            "| %s | %s | %s | %s | %s | %s | %s | %s | %.2f |",
            Share.percent(rate, 1),
            run.share(Finding.PASSED).percent(2),
            run.share(Finding.FAILED).percent(3),
            run.share(Finding.FLAKY).percent(3),
            run.share(Finding.UNDECIDED).percent(3),
            run.shareOfFailed(Finding.FAILED).percent(1),
            run.shareOfFailed(Finding.FLAKY).percent(1),
            run.shareOfFailed(Finding.UNDECIDED).percent(1),
            run.meanAttempts());
      }
      line("");
    }
  }

  private void gates() {
    line("### A whole gate of sound trials");
    line("");
    line(
        "Every trial is sound and fails in %s of its attempts. %,d gates of each kind, `policy.flaky-budget` %s.",
        Share.percent(SequentialTest.FLAKE, 1), GATES, Policy.FLAKY_BUDGET);
    line("");
    line(
        "| trials | `policy.retries` | one is called failed | 95 %% interval | promised | one stays undecided | too many flaky | yes |");
    line("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (int size : SIZES) {
      for (int retries : List.of(Policy.RETRIES, 31)) {
        Gates run = Gates.simulate(size, retries, Policy.FLAKY_BUDGET, GATES, size + retries);
        line(
            "| %,d | %d | %s | %s | at most %s | %s | %s | %s |",
            size,
            retries,
            run.no().percent(2),
            run.no().interval(2),
            Share.percent(SequentialTest.ALPHA_OF_GATE, 0),
            run.ofUndecided().percent(2),
            run.ofFlaky().percent(2),
            run.yes().percent(2));
      }
    }
    line("");
  }

  private void retries() {
    line("### Fewer repeats");
    line("");
    line(
        "The same gates of %d sound trials, with less patience. Under a low cap failures alone count as confirmed, so with 0 or 1 the promise does not hold.",
        GATE);
    line("");
    line(
        "| `policy.retries` | one is called failed | 95 %% interval | one stays undecided | yes |");
    line("| ---: | ---: | ---: | ---: | ---: |");
    for (int retries : List.of(0, 1, 2, 3, 5, 7, 11, Policy.RETRIES)) {
      Gates run = Gates.simulate(GATE, retries, Policy.FLAKY_BUDGET, GATES, 50 + retries);
      line(
          "| %d | %s | %s | %s | %s |",
          retries,
          run.no().percent(2),
          run.no().interval(2),
          run.ofUndecided().percent(2),
          run.yes().percent(2));
    }
    line("");
  }

  private void misses() {
    line("### A fault that k trials could show");
    line("");
    line(
        "*Unseen*: every trial passed at once, beside what (1 − p)<sup>k</sup> predicts. *Passed*: unseen, or seen and cleared as flaky. Gates of %d trials, %,d simulated.",
        GATE, MISSES);
    line("");
    line(
        "| the fault shows in | k = 1: unseen | (1 − p) | passed | k = 2: unseen | (1 − p)² | passed | k = 4: unseen | (1 − p)⁴ | passed |");
    line("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (double rate : RATES.subList(1, RATES.size() - 1)) {
      text.append("| ").append(Share.percent(rate, 1));
      for (int k : List.of(1, 2, 4)) {
        Missed missed = Missed.simulate(rate, k, MISSES, 100L * k + Math.round(rate * 1000));
        text.append(" | ").append(missed.unseen().percent(2));
        text.append(" | ").append(Share.percent(Math.pow(1 - rate, k), 2));
        text.append(" | ").append(missed.passed().percent(2));
      }
      text.append(" |\n");
    }
  }

  private void line(String form, Object... values) {
    text.append(String.format(Locale.ROOT, form, values)).append('\n');
  }

  /** How often k trials that could show a fault let it pass. */
  record Missed(Share unseen, Share passed) {
    static Missed simulate(double rate, int k, int times, long seed) {
      SequentialTest test = SequentialTest.ofGate(GATE, SequentialTest.CAP);
      SplittableRandom random = new SplittableRandom(seed);
      int unseen = 0;
      int passed = 0;
      for (int i = 0; i < times; i++) {
        List<Finding> findings = new ArrayList<>();
        for (int trial = 0; trial < k; trial++) {
          findings.add(Repeats.trial(test, rate, random, new ArrayList<>()));
        }
        unseen += findings.stream().allMatch(f -> f == Finding.PASSED) ? 1 : 0;
        passed +=
            findings.stream().allMatch(f -> f == Finding.PASSED || f == Finding.FLAKY) ? 1 : 0;
      }
      return new Missed(new Share(unseen, times), new Share(passed, times));
    }
  }
}
