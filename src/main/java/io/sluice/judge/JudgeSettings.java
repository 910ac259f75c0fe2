package io.sluice.judge;

/**
 * What judging depends on.
 *
 * @param flakyBudget the share of a question's trials, 0 to 1, that may be flaky; at least one may
 *     as soon as the share is above 0
 */
public record JudgeSettings(double flakyBudget) {
  /** How many of so many trials may be flaky. */
  long flakyAllowed(int trials) {
    return flakyBudget <= 0 ? 0 : Math.max(1, (long) Math.floor(flakyBudget * trials));
  }
}
