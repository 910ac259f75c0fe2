package io.sluice.flags;

import io.sluice.http.RequestTemplate;
import java.net.URI;
import java.nio.file.Path;
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

  /**
   * A file that flagd reads.
   *
   * @param file the file, JSON or YAML by its name
   * @param name as sluice.yaml names it
   * @param tenantKey the key of the evaluation context that holds the tenant's id
   */
  record OfFlagd(Path file, String name, String tenantKey) implements FlagControlSettings {}

  /**
   * LaunchDarkly.
   *
   * @param url where its API is
   * @param project the project's key
   * @param environment the key of the environment in it
   * @param token an access token that may write there; may hold {@code ${env:NAME}}
   * @param contextKind the kind of context whose key is the tenant's id
   */
  record OfLaunchDarkly(
      URI url, String project, String environment, String token, String contextKind)
      implements FlagControlSettings {}
}
