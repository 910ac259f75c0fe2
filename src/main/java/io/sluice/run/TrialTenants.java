package io.sluice.run;

import io.sluice.model.flag.Vector;
import io.sluice.model.world.Tenant;

/** The tenants of trials: made for an attempt, removed after it. */
public interface TrialTenants {
  /**
   * A fresh tenant that sees these flags.
   *
   * @throws io.sluice.model.Trouble if it cannot be had
   */
  Tenant open(Vector vector);

  /** Turns one flag for a tenant made here and waits until the service says so. */
  void turn(Tenant tenant, String flag, String word);

  /** Removes a tenant made here. */
  void close(Tenant tenant);
}
