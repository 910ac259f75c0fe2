package io.sluice.model.plan;

import io.sluice.model.flag.Flags;
import io.sluice.model.ring.Ring;
import java.util.List;

/**
 * What planning depends on besides the catalog and the snapshot.
 *
 * @param flags the declared flags
 * @param rings in order, most internal first
 * @param deployRings names of the rings a deployment reaches
 * @param rehearsedRings names of the rings whose release needs a {@code @release} scenario
 * @param required ids of the questions the exit code depends on ({@link Question#id()}); deploy
 *     always is
 */
public record PlanSettings(
    Flags flags,
    List<Ring> rings,
    List<String> deployRings,
    List<String> rehearsedRings,
    List<String> required) {
  /** Makes the lists immutable. */
  public PlanSettings {
    rings = List.copyOf(rings);
    deployRings = List.copyOf(deployRings);
    rehearsedRings = List.copyOf(rehearsedRings);
    required = List.copyOf(required);
  }
}
