package io.sluice.statistics;

import io.sluice.model.evidence.SequentialTest;
import io.sluice.model.evidence.SequentialTest.Finding;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Whole gates of sound trials, each of which fails now and then for no reason.
 *
 * @param gates how many were simulated
 * @param failed in how many at least one trial was called failed: the answer is no
 * @param undecided in how many at least one stayed undecided, and none failed
 * @param flaky in how many more trials were flaky than the budget allows, and nothing else
 */
record Gates(int gates, int failed, int undecided, int flaky) {
  static Gates simulate(int size, int retries, double flakyBudget, int gates, long seed) {
    SequentialTest test = SequentialTest.ofGate(size, retries + 1);
    SplittableRandom random = new SplittableRandom(seed);
    long allowed = flakyBudget <= 0 ? 0 : Math.max(1, (long) (flakyBudget * size));
    int failed = 0;
    int undecided = 0;
    int flaky = 0;
    for (int i = 0; i < gates; i++) {
      Map<Finding, Integer> findings = findings(test, size, random);
      if (findings.containsKey(Finding.FAILED)) {
        failed++;
      } else if (findings.containsKey(Finding.UNDECIDED)) {
        undecided++;
      } else if (findings.getOrDefault(Finding.FLAKY, 0) > allowed) {
        flaky++;
      }
    }
    return new Gates(gates, failed, undecided, flaky);
  }

  private static Map<Finding, Integer> findings(
      SequentialTest test, int size, SplittableRandom random) {
    Map<Finding, Integer> findings = new EnumMap<>(Finding.class);
    for (int i = 0; i < size; i++) {
      List<Boolean> passes = new ArrayList<>();
      findings.merge(Repeats.trial(test, SequentialTest.FLAKE, random, passes), 1, Integer::sum);
    }
    return findings;
  }

  Share no() {
    return new Share(failed, gates);
  }

  Share yes() {
    return new Share(gates - failed - undecided - flaky, gates);
  }

  Share ofUndecided() {
    return new Share(undecided, gates);
  }

  Share ofFlaky() {
    return new Share(flaky, gates);
  }
}
