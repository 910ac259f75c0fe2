package io.sluice.model.ring;

import io.sluice.model.flag.Vector;
import java.util.List;

/**
 * A vector that some tenants of a ring see today.
 *
 * @param vector what they see
 * @param tenants who they are; empty where the live source speaks of the ring as a whole
 */
public record LiveVector(Vector vector, List<String> tenants) {
  /** Makes the list immutable. */
  public LiveVector {
    tenants = List.copyOf(tenants);
  }
}
