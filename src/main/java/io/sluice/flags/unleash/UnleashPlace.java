package io.sluice.flags.unleash;

/**
 * An environment of a project in an Unleash server.
 *
 * @param project the project's id
 * @param environment the environment's name
 * @param token of the Admin API
 * @param context the context field that holds the tenant, as the service gives it
 */
public record UnleashPlace(String project, String environment, String token, String context) {
  /** Never shows the token. */
  @Override
  public String toString() {
    return "UnleashPlace[" + project + ", " + environment + "]";
  }
}
