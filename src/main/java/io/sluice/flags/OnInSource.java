package io.sluice.flags;

import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import io.sluice.model.flag.Vector;
import io.sluice.model.ring.LiveVector;
import io.sluice.model.ring.Ring;
import io.sluice.model.ring.Snapshot;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The live source that sluice.yaml itself is: each flag's {@code on-in}. One vector a ring. */
public final class OnInSource implements LiveSource {
  @Override
  public Snapshot read(Flags flags, List<Ring> rings) {
    Map<String, List<LiveVector>> vectors = new LinkedHashMap<>();
    for (Ring ring : rings) {
      vectors.put(ring.name(), List.of(new LiveVector(vector(flags, ring), ring.tenants())));
    }
    return new Snapshot(vectors);
  }

  private static Vector vector(Flags flags, Ring ring) {
    Map<String, String> values = new HashMap<>();
    flags
        .all()
        .forEach(
            flag ->
                values.put(flag.name(), flag.onIn().contains(ring.name()) ? Flag.ON : Flag.OFF));
    return Vector.of(values);
  }
}
