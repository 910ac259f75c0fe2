package io.sluice.model.plan;

import io.sluice.model.criterion.Scenario;
import io.sluice.model.flag.Vector;

/**
 * One scenario under one vector, in a tenant of its own.
 *
 * @param id unique within a plan: {@code <scenario id> [<vector name>]}
 * @param scenario what is tried
 * @param vector the flags its tenant has when it starts
 */
public record Trial(String id, Scenario scenario, Vector vector) {
  /** The trial of this scenario under this vector. */
  public static Trial of(Scenario scenario, Vector vector) {
    return new Trial(id(scenario.id(), vector), scenario, vector);
  }

  /** The id of the trial of a scenario, by its id, under a vector. */
  public static String id(String scenario, Vector vector) {
    return scenario + " [" + vector.name() + "]";
  }

  /** The name people see: {@code Scenario [risk-v2=on]}. */
  public String displayName() {
    return scenario.name() + " [" + vector.name() + "]";
  }
}
