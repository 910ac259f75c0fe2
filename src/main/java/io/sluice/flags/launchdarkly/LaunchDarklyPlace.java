package io.sluice.flags.launchdarkly;

/**
 * An environment of a project in LaunchDarkly.
 *
 * @param project the project's key
 * @param environment the environment's key
 * @param token of the REST API
 * @param contextKind the kind of context whose key is the tenant's id
 */
public record LaunchDarklyPlace(
    String project, String environment, String token, String contextKind) {
  /** Never shows the token. */
  @Override
  public String toString() {
    return "LaunchDarklyPlace[" + project + ", " + environment + "]";
  }
}
