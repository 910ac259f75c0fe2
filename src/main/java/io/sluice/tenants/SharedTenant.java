package io.sluice.tenants;

import io.sluice.model.world.Tenant;
import java.util.List;
import java.util.Map;

/**
 * Stands for the whole service where it has no tenants of its own: every trial gets it, nothing is
 * made and nothing removed.
 */
public final class SharedTenant implements RunTenants {
  /** What {@code ${tenant}} stands for then. */
  public static final String ID = "shared";

  @Override
  public Tenant create(String name) {
    return new Tenant(ID, Map.of(), Map.of());
  }

  @Override
  public void delete(String id) {
    // It stays.
  }

  @Override
  public List<String> finish() {
    return List.of();
  }
}
