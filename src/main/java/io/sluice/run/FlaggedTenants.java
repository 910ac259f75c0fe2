package io.sluice.run;

import io.sluice.flags.LeasedFlags;
import io.sluice.model.Trouble;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import io.sluice.model.flag.Vector;
import io.sluice.model.world.Tenant;
import io.sluice.tenants.TenantControl;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Tenants with every declared flag set, so that no default of the service decides. */
public final class FlaggedTenants implements TrialTenants {
  private final TenantControl tenants;
  private final LeasedFlags control;
  private final Flags flags;
  private final String prefix;
  private final AtomicInteger made = new AtomicInteger();

  /**
   * @param prefix start of the tenants' names, unique to the run
   */
  public FlaggedTenants(TenantControl tenants, LeasedFlags control, Flags flags, String prefix) {
    this.tenants = tenants;
    this.control = control;
    this.flags = flags;
    this.prefix = prefix;
  }

  @Override
  public Tenant open(Vector vector) {
    Tenant tenant = tenants.create(prefix + "-" + made.incrementAndGet());
    try {
      Map<Flag, String> words = new LinkedHashMap<>();
      flags.all().forEach(flag -> words.put(flag, vector.value(flag.name())));
      control.set(tenant, words);
    } catch (RuntimeException e) {
      closeQuietly(tenant, e);
      throw e;
    }
    return tenant;
  }

  @Override
  public void turn(Tenant tenant, String flag, String word) {
    Flag declared =
        flags
            .find(flag)
            .orElseThrow(() -> new IllegalArgumentException("no flag " + flag + " is declared"));
    control.set(tenant, Map.of(declared, declared.word(word)));
  }

  @Override
  public void close(Tenant tenant) {
    try {
      control.restore(tenant.id());
    } finally {
      tenants.delete(tenant.id());
    }
  }

  private void closeQuietly(Tenant tenant, RuntimeException primary) {
    try {
      close(tenant);
    } catch (Trouble e) {
      primary.addSuppressed(e);
    }
  }
}
