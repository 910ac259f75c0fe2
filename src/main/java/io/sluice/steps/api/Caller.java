package io.sluice.steps.api;

import io.restassured.specification.RequestSpecification;
import java.util.Optional;

/**
 * Who sends a request: {@code the analyst}, {@code the analyst of "globex"}, or {@code nobody}.
 *
 * @param role the role; empty for nobody
 * @param tenant the further tenant, where it is not the scenario's own
 */
public record Caller(Optional<String> role, Optional<String> tenant) {
  /** The texts that are a caller in a step, with role and tenant as groups. */
  static final String REGEX = "nobody|the (\\S+?)(?: of (\"[^\"]*\"|'[^']*'))?";

  /** From the groups of {@link #REGEX}. */
  static Caller of(Optional<String> role, Optional<String> quotedTenant) {
    return new Caller(role, quotedTenant.map(quoted -> quoted.substring(1, quoted.length() - 1)));
  }

  /** A new request with the caller's credentials. */
  RequestSpecification request(Api api) {
    if (role.isEmpty()) {
      return api.nobody();
    }
    return tenant.isEmpty() ? api.as(role.get()) : api.asOf(tenant.get(), role.get());
  }
}
