package io.sluice.tenants;

import java.util.List;

/** The tenants of one run. */
public interface RunTenants extends TenantControl {
  /**
   * Ends the use of every tenant: none is handed out from now on, and each is removed, or left as
   * clean as it can be.
   *
   * @return a line for each that could not be; {@code recover} tries again
   */
  List<String> finish();
}
