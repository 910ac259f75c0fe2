package io.sluice.model.verdict;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The rules by which evidence is judged; {@code policy} of sluice.yaml. Data, never code.
 *
 * @param deployRings rings whose live vectors a deployment must hold under
 * @param release what a release needs
 * @param retries how often a trial that failed is repeated at most, in a fresh tenant each time;
 *     the sequential test mostly needs fewer
 * @param flakyBudget fraction of the trials, 0 to 1, that may be flaky before the answer is
 *     inconclusive
 * @param timeouts how long things may take
 * @param maxVerdictAge how old stored evidence may be; empty for any age
 * @param ratchet whether a criterion that the last accepted verdict proved must still be proved
 * @param quarantine failures that are known and owed
 * @param skip what may be concluded instead of run
 */
public record Policy(
    List<String> deployRings,
    Release release,
    int retries,
    double flakyBudget,
    Timeouts timeouts,
    Optional<Duration> maxVerdictAge,
    boolean ratchet,
    Quarantine quarantine,
    Skip skip) {
  /** Repeats of a failed trial when sluice.yaml says nothing. */
  public static final int RETRIES = 15;

  /** Flaky fraction allowed when sluice.yaml says nothing. */
  public static final double FLAKY_BUDGET = 0.05;

  /**
   * What a release needs.
   *
   * @param skipRings whether a flag may be released to a ring before the one ahead of it
   * @param evidenceFromRing a release to this ring, or to one after it, needs at least one {@code
   *     @release:FLAG} scenario
   */
  public record Release(boolean skipRings, String evidenceFromRing) {}

  /**
   * Which answers may rest on trials that did not run, because one that ran stands in for them.
   *
   * @param questions words of the questions that may
   * @param sample the share of such trials, 0 to 1, that runs nevertheless
   */
  public record Skip(List<String> questions, double sample) {
    /** The questions that may where sluice.yaml says only that exposures are complete. */
    public static final List<String> QUESTIONS = List.of("release", "kill");

    /** The sample where sluice.yaml says nothing. */
    public static final double SAMPLE = 0.01;

    /** Makes the list immutable. */
    public Skip {
      questions = List.copyOf(questions);
    }

    /** Everything runs. */
    public static Skip none() {
      return new Skip(List.of(), SAMPLE);
    }
  }

  /**
   * How long things may take.
   *
   * @param step one step waits at most this long for what it expects
   * @param trial one attempt of a trial
   * @param gate the whole run, the deployment included
   */
  public record Timeouts(Duration step, Duration trial, Duration gate) {
    /** What holds when sluice.yaml says nothing. */
    public static Timeouts defaults() {
      return new Timeouts(Duration.ofSeconds(10), Duration.ofMinutes(2), Duration.ofMinutes(30));
    }
  }

  /** Makes the list immutable. */
  public Policy {
    deployRings = List.copyOf(deployRings);
  }

  /** The same, with what may be skipped where exposures are complete. */
  public Policy skipping() {
    return skipping(Skip.QUESTIONS);
  }

  /** The same, with these questions that may rest on trials that did not run. */
  public Policy skipping(List<String> questions) {
    return new Policy(
        deployRings,
        release,
        retries,
        flakyBudget,
        timeouts,
        maxVerdictAge,
        ratchet,
        quarantine,
        new Skip(questions, skip.sample()));
  }

  /** What holds for these rings, in order, when sluice.yaml says nothing. */
  public static Policy defaults(List<String> rings) {
    String evidence =
        rings.contains("production") || rings.isEmpty()
            ? "production"
            : rings.get(rings.size() - 1);
    return new Policy(
        rings,
        new Release(false, evidence),
        RETRIES,
        FLAKY_BUDGET,
        Timeouts.defaults(),
        Optional.empty(),
        false,
        Quarantine.none(),
        Skip.none());
  }
}
