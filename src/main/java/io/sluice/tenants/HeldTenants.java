package io.sluice.tenants;

import io.sluice.http.Values;
import io.sluice.model.Secrets;
import io.sluice.model.Trouble;
import io.sluice.model.world.Tenant;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tenants that this run alone uses until it lets them go.
 *
 * @param tenants with their texts filled
 */
public record HeldTenants(List<Tenant> tenants, List<Holds.Hold> holds) implements Holds.Hold {
  /** Makes the lists immutable. */
  public HeldTenants {
    tenants = List.copyOf(tenants);
    holds = List.copyOf(holds);
  }

  /**
   * Takes hold of some tenants of a pool, for as long as the run lasts.
   *
   * @param baseUrl where the service answers that they belong to
   * @param wanted so many if that many are free, at least {@code least}
   * @param least how many the run cannot do without
   * @throws Trouble {@code pool-in-use}, naming who holds one, if too few are free; none is held
   *     then
   */
  public static HeldTenants ofPool(
      List<Tenant> pool, URI baseUrl, int wanted, int least, Holds holds) {
    List<Tenant> got = new ArrayList<>();
    List<Holds.Hold> held = new ArrayList<>();
    List<String> taken = new ArrayList<>();
    for (Tenant tenant : pool) {
      if (got.size() < wanted) {
        Optional<Holds.Hold> hold = holds.tryHold(what(baseUrl, tenant));
        hold.ifPresentOrElse(
            mine -> {
              got.add(tenant);
              held.add(mine);
            },
            () -> taken.add(tenant.id() + " by " + holds.holder(what(baseUrl, tenant))));
      }
    }
    HeldTenants all = new HeldTenants(got, held);
    if (got.size() < least) {
      all.close();
      throw new Trouble(
          "pool-in-use",
          "tenants",
          "%d of the %d tenants of the pool are free and %d needed; held are %s"
              .formatted(got.size(), pool.size(), least, String.join(", ", taken)),
          "wait until that run has ended, or add tenants to `tenants.pool`");
    }
    return all;
  }

  /**
   * Takes hold of the one tenant that all trials share.
   *
   * @throws Trouble {@code environment-in-use}, naming who holds it
   */
  public static HeldTenants shared(Tenant tenant, URI baseUrl, Holds holds) {
    Holds.Hold hold =
        holds
            .tryHold(what(baseUrl, tenant))
            .orElseThrow(
                () ->
                    new Trouble(
                        "environment-in-use",
                        "tenants",
                        "the shared tenant %s is held by %s"
                            .formatted(tenant.id(), holds.holder(what(baseUrl, tenant))),
                        "wait until that run has ended; runs at the same time need `tenants.create`"
                            + " or `tenants.pool`"));
    return new HeldTenants(List.of(tenant), List.of(hold));
  }

  /**
   * A tenant of sluice.yaml, its placeholders filled; what is secret of it is masked from now on.
   */
  public static Tenant filled(Tenant written, Values values, Secrets secrets) {
    Map<String, String> tokens = new HashMap<>();
    written.tokens().forEach((role, token) -> tokens.put(role, values.fill(token)));
    Map<String, Tenant.SignIn> signIns = new HashMap<>();
    written
        .signIns()
        .forEach(
            (role, user) ->
                signIns.put(
                    role,
                    new Tenant.SignIn(values.fill(user.username()), values.fill(user.password()))));
    tokens.values().forEach(secrets::add);
    signIns.values().forEach(user -> secrets.add(user.password()));
    return new Tenant(values.fill(written.id()), tokens, signIns);
  }

  /** The name by which all runs know a tenant; a service of one's own has tenants of its own. */
  static String what(URI baseUrl, Tenant tenant) {
    return "tenant " + tenant.id() + " of " + baseUrl;
  }

  /** Lets them go. */
  @Override
  public void close() {
    holds.forEach(Holds.Hold::close);
  }
}
