package io.sluice.model.evidence;

import java.util.Locale;

/** What came of an attempt or, adjudicated, of a trial. */
public enum Outcome {
  /** Every step held. */
  PASSED,
  /** A trial only: some attempts held, some did not. */
  FLAKY,
  /** Not run, or given up by the scenario itself. Never counts as a pass. */
  SKIPPED,
  /** A step has no definition, or the scenario has no step. */
  UNDEFINED,
  /** Sluice's own trouble: tenant, flag or browser. */
  BROKEN,
  /** A step observed something the criterion does not allow. */
  FAILED;

  /** As it stands in files: {@code passed}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
