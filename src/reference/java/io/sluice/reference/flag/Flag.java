package io.sluice.reference.flag;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The feature flags of the service; each is off for a tenant without a setting. */
public enum Flag {
  /** Adds the import of clients. */
  BULK_IMPORT,
  /** Replaces the risk model. */
  RISK_V2,
  /** Screens at submission instead of waiting for an approver. */
  INSTANT_SCREENING;

  /** The name outside, such as {@code risk-v2}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The flag of a name. */
  public static Optional<Flag> byKey(String key) {
    return Arrays.stream(values()).filter(flag -> flag.key().equals(key)).findFirst();
  }
}
