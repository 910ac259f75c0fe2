package io.sluice.model.ring;

import java.util.List;

/**
 * An ordered audience of tenants.
 *
 * @param name e.g. {@code internal}
 * @param tenants the ring's tenants where sluice.yaml lists them; empty where a segment of the flag
 *     system defines them
 */
public record Ring(String name, List<String> tenants) {
  /** Makes the list immutable. */
  public Ring {
    tenants = List.copyOf(tenants);
  }
}
