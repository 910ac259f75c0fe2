package io.sluice.tenants;

import io.sluice.model.world.Tenant;
import java.util.function.Consumer;

/**
 * Hands out tenants of the service under test, and takes them back: mostly, creates and deletes
 * them. Extension point. Thread-safe.
 */
public interface TenantControl {
  /**
   * Creates a tenant.
   *
   * @param name unique; the service may show it
   * @throws io.sluice.model.Trouble {@code tenant-not-created}
   */
  Tenant create(String name);

  /**
   * The same.
   *
   * @param made told the tenant's id as soon as there is one, also if something fails after that
   */
  default Tenant create(String name, Consumer<String> made) {
    Tenant tenant = create(name);
    made.accept(tenant.id());
    return tenant;
  }

  /**
   * Deletes a tenant and all it holds; one that is gone already is fine.
   *
   * @param id {@link Tenant#id()}
   * @throws io.sluice.model.Trouble {@code tenant-not-deleted}
   */
  void delete(String id);
}
