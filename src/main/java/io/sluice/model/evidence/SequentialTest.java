package io.sluice.model.evidence;

import java.util.List;

/**
 * Is a failure real, or a flake? Wald's sequential probability ratio test over repeated attempts of
 * one trial (A. Wald, Sequential Tests of Statistical Hypotheses, 1945).
 *
 * <p>A trial that passes at its first attempt is not repeated. After a first failure two sums of
 * log likelihood ratios decide: over <em>all</em> attempts, crossing {@code ln((1-beta)/alpha)}
 * confirms the failure; over the <em>repeats</em> alone, crossing {@code ln(beta/(1-alpha))} shows
 * a flake. So a trial that only ever flakes is called failed with a chance of at most {@code
 * alpha}, and a trial that fails at the rate {@code fault} is, once its first attempt failed,
 * called flaky with a chance of about {@code beta}. A fault that shows in a fraction p of the runs
 * still passes unseen with the chance 1-p at each trial that could show it.
 *
 * @param flake p0: how often a sound trial fails
 * @param fault p1: how often a trial fails whose criterion does not hold
 * @param alpha chance that a trial which only flakes is called failed
 * @param beta chance that a trial which fails at the rate {@code fault} is called flaky
 * @param cap attempts after which the test gives up; at least 1
 */
public record SequentialTest(double flake, double fault, double alpha, double beta, int cap) {
  /** How often a sound trial fails: Google's figure for test runs. */
  public static final double FLAKE = 0.015;

  /** How often a trial fails, at least, that is worth stopping a release for. */
  public static final double FAULT = 0.5;

  /** The chance, over a whole gate of trials that only flake, that one is called failed. */
  public static final double ALPHA_OF_GATE = 0.01;

  /** See {@link #beta}. */
  public static final double BETA = 0.01;

  /** Attempts after which nobody waits any longer. */
  public static final int CAP = 16;

  /** What the attempts so far amount to. */
  public enum Finding {
    /** Nothing was attempted that tells something about the service. */
    NOTHING,
    /** The first attempt passed. */
    PASSED,
    /** It failed, and another attempt is needed to tell why. */
    OPEN,
    /** The failure is real. */
    FAILED,
    /** The first failure was a flake. */
    FLAKY,
    /** The cap is reached and neither is shown. */
    UNDECIDED
  }

  /** The test for each trial of a gate of so many, which share {@link #ALPHA_OF_GATE}. */
  public static SequentialTest ofGate(int trials, int cap) {
    return new SequentialTest(FLAKE, FAULT, ALPHA_OF_GATE / Math.max(1, trials), BETA, cap);
  }

  /** The test with the same rates that gives up after so many attempts. */
  public SequentialTest withCap(int attempts) {
    return new SequentialTest(flake, fault, alpha, beta, attempts);
  }

  /**
   * What these attempts amount to; what comes after the finding changes nothing. Attempts that are
   * neither passed nor failed tell nothing of the service and are passed over.
   */
  public Finding of(List<Attempt> attempts) {
    return ofPasses(
        attempts.stream()
            .map(Attempt::outcome)
            .filter(outcome -> outcome == Outcome.PASSED || outcome == Outcome.FAILED)
            .map(Outcome.PASSED::equals)
            .toList());
  }

  /** The same for attempts of which each passed ({@code true}) or failed. */
  public Finding ofPasses(List<Boolean> passes) {
    if (passes.isEmpty()) {
      return Finding.NOTHING;
    }
    if (passes.get(0)) {
      return Finding.PASSED;
    }
    double failure = Math.log(fault / flake);
    double pass = Math.log((1 - fault) / (1 - flake));
    double confirmed = Math.log((1 - beta) / alpha);
    double cleared = Math.log(beta / (1 - alpha));
    double ofRepeats = 0;
    int failures = 1;
    for (int made = 1; ; made++) {
      if (failure + ofRepeats >= confirmed) {
        return Finding.FAILED;
      }
      if (ofRepeats <= cleared) {
        return Finding.FLAKY;
      }
      if (made >= cap) {
        // Not one pass: a flake would be rarer than flake^cap, and who set the cap knew that.
        return failures == made ? Finding.FAILED : Finding.UNDECIDED;
      }
      if (made == passes.size()) {
        return Finding.OPEN;
      }
      ofRepeats += passes.get(made) ? pass : failure;
      failures += passes.get(made) ? 0 : 1;
    }
  }
}
