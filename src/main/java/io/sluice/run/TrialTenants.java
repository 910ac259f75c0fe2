package io.sluice.run;

import io.sluice.model.flag.Vector;
import io.sluice.model.world.Tenant;
import java.util.Optional;

/** The tenants of trials: made for an attempt and removed after it, or lent out and given back. */
public interface TrialTenants {
  /**
   * A fresh or clean tenant that sees these flags.
   *
   * @throws io.sluice.model.Trouble if it cannot be had
   */
  Tenant open(Vector vector);

  /** Turns one flag for a tenant opened here and waits until the service says so. */
  void turn(Tenant tenant, String flag, String word);

  /** Removes a tenant opened here, or gives it back. */
  void close(Tenant tenant);

  /** How many there are. */
  default TenantSupply supply() {
    return TenantSupply.unlimited();
  }

  /** The flags that the shared tenant has now; empty if there is none or they are not known. */
  default Optional<Vector> flagsOfShared() {
    return Optional.empty();
  }
}
