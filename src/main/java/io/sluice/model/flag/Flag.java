package io.sluice.model.flag;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A declared feature flag.
 *
 * <p>Inside Sluice a value is a word: {@link #OFF}, {@link #ON}, or the name of a further string
 * variant. The value the flag system speaks ({@code false}, {@code "classic"}) is its <em>wire</em>
 * value.
 *
 * @param name the flag's key in the flag system
 * @param off wire value of {@code off}
 * @param on wire value of {@code on}
 * @param onIn names of the rings where the flag is on, where sluice.yaml is the live source
 * @param requires values other flags must have for this one to be not off: flag name to word
 * @param sameBehaviour a refactoring: releasing it needs no criterion of its own
 * @param owner who answers for the flag
 * @param expires the day after which the flag should be gone
 */
public record Flag(
    String name,
    String off,
    String on,
    List<String> onIn,
    Map<String, String> requires,
    boolean sameBehaviour,
    Optional<String> owner,
    Optional<LocalDate> expires) {
  /** The word for the value that means "as before". */
  public static final String OFF = "off";

  /** The word for the value that a release turns on. */
  public static final String ON = "on";

  /** Makes the collections immutable. */
  public Flag {
    onIn = List.copyOf(onIn);
    requires = Map.copyOf(requires);
  }

  /** A boolean flag, on in these rings. */
  public static Flag bool(String name, String... onIn) {
    return new Flag(
        name, "false", "true", List.of(onIn), Map.of(), false, Optional.empty(), Optional.empty());
  }

  /** The word for a value as a user or the flag system writes it. */
  public String word(String value) {
    if (value.equals(off) || value.equals(OFF)) {
      return OFF;
    }
    return value.equals(on) || value.equals(ON) ? ON : value;
  }

  /** The wire value of a word. */
  public String wire(String word) {
    return switch (word) {
      case OFF -> off;
      case ON -> on;
      default -> word;
    };
  }

  /** Whether the flag's wire values are the booleans {@code false} and {@code true}. */
  public boolean isBoolean() {
    return off.equals("false") && on.equals("true");
  }
}
