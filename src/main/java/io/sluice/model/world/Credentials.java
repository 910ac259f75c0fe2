package io.sluice.model.world;

import java.util.TreeSet;

/** How the requests of an attempt act as a role. Bound where the stages are wired. */
@FunctionalInterface
public interface Credentials {
  /**
   * What makes a request act as a role of a tenant.
   *
   * @param which the tenant, for people: {@code the tenant}, {@code tenant "globex"}
   * @throws AssertionError if the tenant has no such role, naming those it has
   * @throws io.sluice.model.InvalidInput if sluice.yaml knows no such role
   * @throws io.sluice.model.Trouble {@code sign-in-failed}
   */
  Credential of(Tenant tenant, String which, String role);

  /** The bearer tokens that the answer handed out which created the tenant. */
  static Credentials ofTenant() {
    return (tenant, which, role) -> {
      String token = tenant.tokens().get(role);
      if (token == null) {
        throw new AssertionError(
            which
                + " has no role \""
                + role
                + "\"; its roles are "
                + new TreeSet<>(tenant.tokens().keySet()));
      }
      return Credential.bearer(token);
    };
  }
}
