package io.sluice.run;

import io.sluice.flags.LeasedFlags;
import io.sluice.model.Trouble;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import io.sluice.model.flag.Vector;
import io.sluice.model.world.Tenant;
import io.sluice.tenants.TenantControl;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Tenants with every declared flag set, so that no default of the service decides. */
public final class FlaggedTenants implements TrialTenants {
  private final TenantControl tenants;
  private final LeasedFlags control;
  private final Flags flags;
  private final String prefix;
  private final TenantSupply supply;
  private final AtomicInteger made = new AtomicInteger();

  /** What the shared tenant was last set to; empty until then, and while it is being set. */
  private volatile Optional<Vector> shared = Optional.empty();

  /**
   * @param prefix start of the tenants' names, unique to the run
   * @param supply how many tenants there are; the flags of those that stay are left as they were
   *     last set, until who wires this restores all
   */
  public FlaggedTenants(
      TenantControl tenants, LeasedFlags control, Flags flags, String prefix, TenantSupply supply) {
    this.tenants = tenants;
    this.control = control;
    this.flags = flags;
    this.prefix = prefix;
    this.supply = supply;
  }

  @Override
  public Tenant open(Vector vector) {
    Tenant tenant = tenants.create(prefix + "-" + made.incrementAndGet());
    try {
      Map<Flag, String> words = new LinkedHashMap<>();
      flags.all().forEach(flag -> words.put(flag, vector.value(flag.name())));
      shared = Optional.empty();
      control.set(tenant, words);
      shared = Optional.of(vector).filter(known -> supply.shared().isPresent());
    } catch (RuntimeException e) {
      quietly(() -> putBack(tenant), e);
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
    Optional<Vector> before = shared;
    shared = Optional.empty();
    try {
      control.set(tenant, Map.of(declared, declared.word(word)));
    } catch (RuntimeException e) {
      // The next trial in this tenant must not take for set what perhaps was not.
      quietly(() -> control.restore(tenant.id()), e);
      throw e;
    }
    shared = before.map(vector -> vector.with(flag, declared.word(word)));
  }

  @Override
  public void close(Tenant tenant) {
    if (supply.stay()) {
      tenants.delete(tenant.id());
    } else {
      putBack(tenant);
    }
  }

  private void putBack(Tenant tenant) {
    try {
      control.restore(tenant.id());
    } finally {
      tenants.delete(tenant.id());
    }
  }

  @Override
  public TenantSupply supply() {
    return supply;
  }

  @Override
  public Optional<Vector> flagsOfShared() {
    return shared.or(() -> supply.shared().flatMap(this::seen));
  }

  private Optional<Vector> seen(Tenant tenant) {
    Map<String, String> words = new HashMap<>();
    try {
      flags.all().forEach(flag -> words.put(flag.name(), control.seen(tenant, flag)));
      return Optional.of(Vector.of(words));
    } catch (Trouble unknown) {
      return Optional.empty();
    }
  }

  private static void quietly(Runnable undo, RuntimeException primary) {
    try {
      undo.run();
    } catch (Trouble e) {
      primary.addSuppressed(e);
    }
  }
}
