package io.sluice;

import io.sluice.flags.FlagRequests;
import io.sluice.flags.UnleashSettings;
import io.sluice.flags.unleash.UnleashPlace;
import io.sluice.http.ControlClient;
import io.sluice.http.PooledClient;
import io.sluice.http.Values;
import io.sluice.model.InvalidInput;
import io.sluice.model.Secrets;
import java.net.URI;

/** The Unleash server that sluice.yaml names, with what it takes from environment variables. */
record UnleashAccess(UnleashSettings settings, PooledClient http, Values values, Secrets secrets) {

  /**
   * Its base address.
   *
   * @throws InvalidInput if a variable holds something else
   */
  URI address() {
    return ServerAddress.of("Unleash", settings.url(), values, "(/api)?/*$");
  }

  UnleashPlace place() {
    String token = values.fill(settings.token());
    secrets.add(token);
    return new UnleashPlace(
        values.fill(settings.project()),
        values.fill(settings.environment()),
        token,
        settings.context());
  }

  /**
   * Requests to it.
   *
   * @param key where sluice.yaml names it
   */
  FlagRequests requests(String key) {
    String fix =
        "check url, project, environment and token of unleash under "
            + key
            + " in sluice.yaml; the token must be one of the Admin API";
    return new FlagRequests(new ControlClient(http, address(), secrets), values, secrets, fix);
  }
}
