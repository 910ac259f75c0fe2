package io.sluice.run;

import io.sluice.model.world.Tenant;
import java.util.Optional;

/**
 * How many tenants there are for trials, and how they may be used.
 *
 * @param lanes no more trials at once
 * @param ofOneTrial no trial may have more of them; so, no lane ever waits for what only another
 *     waiting lane could give back
 * @param ahead whether they can be made before they are needed
 * @param stay whether they outlive their trials, and their flags with them
 * @param shared the only one, where all trials share it
 */
public record TenantSupply(
    int lanes, int ofOneTrial, boolean ahead, boolean stay, Optional<Tenant> shared) {
  /** As many as anybody asks for. */
  public static TenantSupply unlimited() {
    return new TenantSupply(Integer.MAX_VALUE, Integer.MAX_VALUE, true, false, Optional.empty());
  }

  /**
   * A number of tenants that are lent out, for trials that need at most so many each.
   *
   * @param tenants at least {@code most}
   * @param most at least 1
   */
  public static TenantSupply pool(int tenants, int most) {
    // Were every lane one tenant short, one would still be free: lanes × (most − 1) < tenants.
    int lanes = most == 1 ? tenants : Math.max(1, (tenants - 1) / (most - 1));
    return new TenantSupply(lanes, 1 + (tenants - 1) / lanes, false, true, Optional.empty());
  }

  /** One tenant for all trials. */
  public static TenantSupply shared(Tenant tenant) {
    return new TenantSupply(1, 1, false, true, Optional.of(tenant));
  }
}
