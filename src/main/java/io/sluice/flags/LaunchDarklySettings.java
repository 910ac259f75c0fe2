package io.sluice.flags;

/**
 * An environment of a project in LaunchDarkly, as sluice.yaml writes it. Project, environment and
 * token may hold {@code ${env:NAME}}.
 *
 * @param url where its API is
 * @param project the project's key
 * @param environment the environment's key
 * @param token an access token of the REST API
 * @param contextKind the kind of context whose key is the tenant's id
 */
public record LaunchDarklySettings(
    String url, String project, String environment, String token, String contextKind) {
  /** LaunchDarkly itself, unless it is one of its instances for governments or for Europe. */
  public static final String URL = "https://app.launchdarkly.com";

  /** The kind by our convention. */
  public static final String CONTEXT_KIND = "tenant";

  /** Never shows the token. */
  @Override
  public String toString() {
    return "LaunchDarklySettings[" + url + ", " + project + ", " + environment + "]";
  }
}
