package io.sluice.judge;

import io.sluice.model.verdict.Quarantine;
import java.time.LocalDate;
import java.util.List;

/**
 * What judging depends on.
 *
 * @param flakyBudget the share of a question's trials, 0 to 1, that may be flaky; at least one may
 *     as soon as the share is above 0
 * @param exposure whether the service tells which flags it evaluated, and so must have
 * @param quarantine failures that are known and owed
 * @param today the day on which an entry of the quarantine may have expired
 * @param ratchet ids of criteria that must be proved for a deployment, because an accepted verdict
 *     proved them
 * @param derivable words of the questions that may rest on trials concluded from others
 */
public record JudgeSettings(
    double flakyBudget,
    boolean exposure,
    Quarantine quarantine,
    LocalDate today,
    List<String> ratchet,
    List<String> derivable) {
  /** Makes the list immutable. */
  public JudgeSettings {
    ratchet = List.copyOf(ratchet);
    derivable = List.copyOf(derivable);
  }

  /** Without exposure, quarantine, ratchet and conclusions. */
  public static JudgeSettings of(double flakyBudget) {
    return new JudgeSettings(
        flakyBudget, false, Quarantine.none(), LocalDate.EPOCH, List.of(), List.of());
  }

  /** How many of so many trials may be flaky. */
  long flakyAllowed(int trials) {
    return flakyBudget <= 0 ? 0 : Math.max(1, (long) Math.floor(flakyBudget * trials));
  }
}
