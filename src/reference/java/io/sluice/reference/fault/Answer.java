package io.sluice.reference.fault;

import java.util.Locale;

/** What a gate answers to a question. */
public enum Answer {
  YES,
  NO,
  INCONCLUSIVE;

  /** The word in JSON. */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
