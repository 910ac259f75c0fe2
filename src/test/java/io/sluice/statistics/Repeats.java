package io.sluice.statistics;

import io.sluice.model.evidence.SequentialTest;
import io.sluice.model.evidence.SequentialTest.Finding;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The sequential test, run on trials that fail at a known rate.
 *
 * @param rate how often an attempt fails, 0 to 1
 * @param trials how many trials were simulated
 * @param findings how often each finding came out
 * @param attempts attempts of all trials together
 */
record Repeats(double rate, int trials, Map<Finding, Integer> findings, long attempts) {
  /** Runs so many trials of a gate of a size. */
  static Repeats simulate(double rate, int trials, int gate, long seed) {
    SequentialTest test = SequentialTest.ofGate(gate, SequentialTest.CAP);
    SplittableRandom random = new SplittableRandom(seed);
    Map<Finding, Integer> findings = new EnumMap<>(Finding.class);
    long attempts = 0;
    for (int i = 0; i < trials; i++) {
      List<Boolean> passes = new ArrayList<>();
      Finding finding = Finding.OPEN;
      while (finding == Finding.OPEN) {
        passes.add(random.nextDouble() >= rate);
        finding = test.ofPasses(passes);
      }
      attempts += passes.size();
      findings.merge(finding, 1, Integer::sum);
    }
    return new Repeats(rate, trials, findings, attempts);
  }

  int count(Finding finding) {
    return findings.getOrDefault(finding, 0);
  }

  /** The share of all trials. */
  double share(Finding finding) {
    return (double) count(finding) / trials;
  }

  /** The share of the trials whose first attempt failed; 0 where none did. */
  double shareOfFailed(Finding finding) {
    int failed = trials - count(Finding.PASSED);
    return failed == 0 ? 0 : (double) count(finding) / failed;
  }

  double meanAttempts() {
    return (double) attempts / trials;
  }

  /** Half the width of Wilson's 95 % interval around a share of so many (E. B. Wilson, 1927). */
  static double margin(double share, int of) {
    double z = 1.96;
    double n = Math.max(1, of);
    return z / (1 + z * z / n) * Math.sqrt(share * (1 - share) / n + z * z / (4 * n * n));
  }
}
