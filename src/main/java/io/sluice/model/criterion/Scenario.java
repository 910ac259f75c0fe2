package io.sluice.model.criterion;

import io.sluice.model.Place;
import io.sluice.model.flag.Vector;
import java.util.List;
import java.util.Optional;

/**
 * One scenario, or one row of a scenario outline.
 *
 * @param id unique within a catalog and stable while the file does not change: {@code file:line}
 * @param feature the feature's name
 * @param rule the rule's name, where the scenario is in one
 * @param name the scenario's name, example values filled in
 * @param place where it stands (of an outline: the example row)
 * @param tags every tag with its {@code @}, inherited ones included
 * @param criteria ids of the criteria it proves
 * @param conditions all must hold in a vector for the scenario to apply there
 * @param turns the flag it turns on or off itself, for {@code @release:F} and {@code @kill:F}
 * @param serial whether it must run alone
 * @param steps the texts of its steps, background included; empty when the scenario has none
 */
public record Scenario(
    String id,
    String feature,
    Optional<String> rule,
    String name,
    Place place,
    List<String> tags,
    List<String> criteria,
    List<Condition> conditions,
    Optional<Turn> turns,
    boolean serial,
    List<String> steps) {
  /**
   * A flag that the scenario turns itself.
   *
   * @param flag the flag
   * @param kind on or off
   */
  public record Turn(String flag, Kind kind) {
    /** {@code RELEASE} starts off and turns it on; {@code KILL} the other way. */
    public enum Kind {
      /** {@code @release:F}. */
      RELEASE,
      /** {@code @kill:F}. */
      KILL
    }
  }

  /** Makes the lists immutable. */
  public Scenario {
    tags = List.copyOf(tags);
    criteria = List.copyOf(criteria);
    conditions = List.copyOf(conditions);
    steps = List.copyOf(steps);
  }

  /** Whether every condition holds in the vector. */
  public boolean appliesTo(Vector vector) {
    return conditions.stream().allMatch(condition -> condition.holds(vector));
  }

  /** Whether the scenario is about the flag being not off: a criterion of the flag's own. */
  public boolean isAbout(String flag, String value) {
    return conditions.stream()
        .anyMatch(
            condition ->
                condition.flag().equals(flag) && condition.value().map(value::equals).orElse(true));
  }
}
