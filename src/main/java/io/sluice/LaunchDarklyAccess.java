package io.sluice;

import io.sluice.flags.FlagRequests;
import io.sluice.flags.LaunchDarklySettings;
import io.sluice.flags.launchdarkly.LaunchDarklyApi;
import io.sluice.flags.launchdarkly.LaunchDarklyPlace;
import io.sluice.http.ControlClient;
import io.sluice.http.PooledClient;
import io.sluice.http.Values;
import io.sluice.model.Secrets;
import java.net.URI;

/** The LaunchDarkly that sluice.yaml names, with what it takes from environment variables. */
record LaunchDarklyAccess(
    LaunchDarklySettings settings, PooledClient http, Values values, Secrets secrets) {

  /**
   * Its base address.
   *
   * @throws io.sluice.model.InvalidInput if a variable holds something else
   */
  URI address() {
    return ServerAddress.of("LaunchDarkly", settings.url(), values, "/*$");
  }

  /**
   * Its API.
   *
   * @param key where sluice.yaml names it
   */
  LaunchDarklyApi api(String key) {
    String token = values.fill(settings.token());
    secrets.add(token);
    LaunchDarklyPlace place =
        new LaunchDarklyPlace(
            values.fill(settings.project()),
            values.fill(settings.environment()),
            token,
            settings.contextKind());
    String fix =
        "check project, environment and token of launchdarkly under "
            + key
            + " in sluice.yaml; the token must be one of the REST API, no SDK key";
    ControlClient client = new ControlClient(http, address(), secrets);
    return new LaunchDarklyApi(place, new FlagRequests(client, values, secrets, fix));
  }
}
