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
      findings.merge(trial(test, rate, random, passes), 1, Integer::sum);
      attempts += passes.size();
    }
    return new Repeats(rate, trials, findings, attempts);
  }

  /** Attempts one trial, as a run does, until something is found. */
  static Finding trial(
      SequentialTest test, double rate, SplittableRandom random, List<Boolean> passes) {
    Finding finding = Finding.OPEN;
    while (finding == Finding.OPEN) {
      passes.add(random.nextDouble() >= rate);
      finding = test.ofPasses(passes);
    }
    return finding;
  }

  int count(Finding finding) {
    return findings.getOrDefault(finding, 0);
  }

  /** The share of all trials. */
  Share share(Finding finding) {
    return new Share(count(finding), trials);
  }

  /** The share of the trials whose first attempt failed. */
  Share shareOfFailed(Finding finding) {
    return new Share(count(finding), trials - count(Finding.PASSED));
  }

  /** The share of trials that stop something: failed or undecided. */
  double stopped() {
    return share(Finding.FAILED).value() + share(Finding.UNDECIDED).value();
  }

  double meanAttempts() {
    return (double) attempts / trials;
  }
}
