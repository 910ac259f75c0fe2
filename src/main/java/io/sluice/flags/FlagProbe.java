package io.sluice.flags;

import io.sluice.model.flag.Flag;
import io.sluice.model.world.Tenant;

/** Tells what the service under test gives a tenant at this moment. Thread-safe. */
@FunctionalInterface
public interface FlagProbe {
  /**
   * The word of the value the service gives the tenant now.
   *
   * @throws io.sluice.model.Trouble {@code flag-not-read} if the service does not say
   */
  String seen(Tenant tenant, Flag flag);
}
