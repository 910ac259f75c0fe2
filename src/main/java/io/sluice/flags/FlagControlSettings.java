package io.sluice.flags;

import io.sluice.http.RequestTemplate;
import java.net.URI;
import java.util.Optional;

/** The flag system of one environment, and how a flag is set there for one tenant. */
public sealed interface FlagControlSettings {
  /**
   * A team's own API. Templates may hold {@code ${tenant}}, {@code ${flag}}, {@code ${value}} (the
   * wire value as JSON), {@code ${run.secret}} and {@code ${env:NAME}}.
   *
   * @param base what paths are relative to; empty for the service under test itself
   * @param set sets one flag for one tenant
   * @param clear takes the tenant's own value away
   * @param own answers the tenant's own value, or 404; empty if nothing does, which will do for
   *     tenants that are made for one trial and take their settings with them
   */
  record OfHttp(
      Optional<URI> base, RequestTemplate set, RequestTemplate clear, Optional<ReadSettings> own)
      implements FlagControlSettings {}
}
