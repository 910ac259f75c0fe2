package io.sluice.model.blame;

import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a confirmed failure depends on.
 *
 * @param failing the vector it was found under
 * @param passing the vector without failure that it was compared with; empty when the scenario
 *     passes nowhere
 * @param differences flags whose change from {@code passing} is needed for the failure: with all of
 *     them it fails, without any one of them it does not; sorted by flag
 * @param fixed flags that the scenario's tags fix, and so nobody could vary; sorted by flag
 * @param minimal whether that was shown; false when the probes ran out
 */
public record Blame(
    Vector failing,
    Optional<Vector> passing,
    List<Difference> differences,
    List<Fixed> fixed,
    boolean minimal) {
  /**
   * One flag's part.
   *
   * @param flag the flag
   * @param from its word in the vector that passes
   * @param to its word in the vector that fails
   */
  public record Difference(String flag, String from, String to) {
    @Override
    public String toString() {
      return flag + ": " + from + " → " + to;
    }
  }

  /**
   * A flag that the scenario is about.
   *
   * @param flag the flag
   * @param value its word where the scenario starts
   * @param turned whether the scenario turns it itself
   */
  public record Fixed(String flag, String value, boolean turned) {
    /** A flag that is off and stays off is as before. */
    boolean matters() {
      return turned || !value.equals(Flag.OFF);
    }

    @Override
    public String toString() {
      if (turned) {
        String to = value.equals(Flag.OFF) ? Flag.ON : Flag.OFF;
        return flag + ": turned from " + value + " to " + to + " in the scenario";
      }
      return flag + ": " + value + ", fixed by the scenario's tags";
    }
  }

  /** Makes the lists immutable. */
  public Blame {
    differences = List.copyOf(differences);
    fixed = List.copyOf(fixed);
  }

  /** Whether no flag that is on, or was turned, has a part in it. */
  public boolean isTheBuild() {
    return differences.isEmpty() && fixed.stream().noneMatch(Fixed::matters);
  }

  /**
   * For people, one line each: {@code risk-v2: off → on}; then the flags that the scenario is
   * about, without which it cannot be tried; {@code the build} where no flag has a part in it.
   */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (isTheBuild() && minimal) {
      lines.add("the build");
    }
    differences.forEach(difference -> lines.add(difference.toString()));
    fixed.stream().filter(Fixed::matters).forEach(each -> lines.add(each.toString()));
    if (!minimal) {
      lines.add(
          differences.isEmpty()
              ? "(not found out: the probes ran out, or told nothing)"
              : "(not narrowed down further: the probes ran out, or told nothing)");
    }
    return lines;
  }
}
