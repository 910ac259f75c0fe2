package io.sluice.model.blame;

import io.sluice.model.flag.Vector;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where one scenario is known to pass and to fail.
 *
 * @param fails vector to whether the scenario fails there in the way that is being looked into
 */
public record Outcomes(Map<Vector, Boolean> fails) {
  /** Makes the map immutable. */
  public Outcomes {
    fails = Map.copyOf(fails);
  }

  /** These and one more. */
  public Outcomes with(Vector vector, boolean failed) {
    Map<Vector, Boolean> more = new HashMap<>(fails);
    more.put(vector, failed);
    return new Outcomes(more);
  }

  Optional<Boolean> failsAt(Vector vector) {
    return Optional.ofNullable(fails.get(vector));
  }

  Set<Vector> passing() {
    Set<Vector> passing = new HashSet<>(fails.keySet());
    passing.removeIf(vector -> Boolean.TRUE.equals(fails.get(vector)));
    return passing;
  }
}
