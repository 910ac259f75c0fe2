package io.sluice.flags;

/**
 * An environment of a project in an Unleash server, as sluice.yaml writes it; each may hold {@code
 * ${env:NAME}}.
 *
 * @param url the server's base address
 * @param project the project's id
 * @param environment the environment's name
 * @param token of the Admin API
 * @param context the context field that holds the tenant, as the service gives it to Unleash
 */
public record UnleashSettings(
    String url, String project, String environment, String token, String context) {
  /** The project of an Unleash server that has only one. */
  public static final String PROJECT = "default";

  /** The context field by our convention; OpenFeature has none for tenants. */
  public static final String CONTEXT = "tenantId";

  /** Never shows the token. */
  @Override
  public String toString() {
    return "UnleashSettings[" + url + ", " + project + ", " + environment + "]";
  }
}
