package io.sluice.flags;

import io.sluice.model.flag.Flags;
import io.sluice.model.ring.Ring;
import io.sluice.model.ring.Snapshot;
import java.util.List;

/** What tenants see live, read-only. Extension point. */
public interface LiveSource {
  /**
   * The live vectors of each ring, now.
   *
   * @throws io.sluice.model.Trouble if they cannot be read
   */
  Snapshot read(Flags flags, List<Ring> rings);
}
