package io.sluice.tenants;

import io.sluice.http.RequestTemplate;
import io.sluice.model.world.Tenant;
import java.util.List;
import java.util.Optional;

/**
 * How the trials of an environment come to their tenants. Every template may hold {@code
 * ${run.secret}} and {@code ${env:NAME}}.
 */
public sealed interface TenantSettings {
  /**
   * A tenant for each attempt, made and removed over HTTP.
   *
   * @param create may hold {@code ${tenant.name}} and {@code ${tenant.secret}}
   * @param idPointer JSON Pointer to the new tenant's id in the answer
   * @param handedOut what else the answer holds
   * @param delete may hold {@code ${tenant}}
   * @param list tells which tenants there are, if the service can
   */
  record Created(
      RequestTemplate create,
      String idPointer,
      HandedOut handedOut,
      RequestTemplate delete,
      Optional<TenantList> list)
      implements TenantSettings {}

  /**
   * Tenants that are there already, each for one attempt at a time.
   *
   * @param tenants at least one; their texts may hold placeholders
   * @param clean takes away all that a tenant holds; may hold {@code ${tenant}}
   */
  record Pool(List<Tenant> tenants, RequestTemplate clean) implements TenantSettings {
    /** Makes the list immutable. */
    public Pool {
      tenants = List.copyOf(tenants);
    }
  }

  /**
   * One tenant for all trials, one after the other.
   *
   * @param tenant its texts may hold placeholders
   * @param clean takes away all that it holds, where the service can do that; may hold {@code
   *     ${tenant}}
   */
  record Shared(Tenant tenant, Optional<RequestTemplate> clean) implements TenantSettings {}

  /** Whether tenants outlive their trials, and so what was set for them. */
  default boolean stay() {
    return !(this instanceof Created);
  }

  /** The request that empties a tenant, where there is one. */
  default Optional<RequestTemplate> cleaning() {
    if (this instanceof Pool pool) {
      return Optional.of(pool.clean());
    }
    return this instanceof Shared shared ? shared.clean() : Optional.empty();
  }
}
