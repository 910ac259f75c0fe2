package io.sluice.reference.flag;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The feature flags of the service; each is off for a tenant without a setting. */
@SuppressWarnings("ImmutableEnumChecker") // values are booleans or strings
public enum Flag {
  /** Adds the import of clients. */
  BULK_IMPORT,
  /** Replaces the risk model. */
  RISK_V2,
  /** Screens at submission instead of waiting for an approver: how clients are screened. */
  INSTANT_SCREENING("manual", "instant");

  private final Object off;
  private final Object on;

  /** A flag that is false or true. */
  Flag() {
    this.off = false;
    this.on = true;
  }

  /** A flag whose values are words. */
  Flag(String off, String on) {
    this.off = off;
    this.on = on;
  }

  /** The value outside: a boolean, or a word. */
  public Object value(boolean turnedOn) {
    return turnedOn ? on : off;
  }

  /** Whether a value from outside turns the flag on or off; empty if it is no value of the flag. */
  public Optional<Boolean> meaning(Object value) {
    if (value.equals(on) || value.equals(off)) {
      return Optional.of(value.equals(on));
    }
    return Optional.empty();
  }

  /** Its values, for people: {@code false or true}. */
  public String values(String and) {
    return off + " " + and + " " + on;
  }

  /** The name outside, such as {@code risk-v2}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The flag of a name. */
  public static Optional<Flag> byKey(String key) {
    return Arrays.stream(values()).filter(flag -> flag.key().equals(key)).findFirst();
  }
}
