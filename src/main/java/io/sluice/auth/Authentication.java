package io.sluice.auth;

import io.sluice.http.ControlClient;
import io.sluice.http.Values;
import io.sluice.model.Secrets;
import io.sluice.model.evidence.ExposureHeader;
import io.sluice.model.world.Credentials;
import io.sluice.model.world.World;
import java.time.Clock;
import java.util.function.Function;

/**
 * How the requests of a run act as the roles of sluice.yaml. Tokens that are no tenant's are shared
 * by all lanes. Thread-safe.
 */
public final class Authentication {
  private final Function<World, Credentials> credentials;

  /**
   * @param exposureHeader in which the service says which flags it evaluated
   * @param http to the service; also for the token endpoint
   * @param values {@code run.secret} and {@code env:NAME}
   * @param secrets gets every password and token
   */
  public Authentication(
      ApiAuth settings,
      String exposureHeader,
      ControlClient http,
      Values values,
      Secrets secrets,
      Clock clock) {
    if (settings instanceof ApiAuth.Static given) {
      Credentials all = new StaticCredentials(given, values, secrets);
      credentials = world -> all;
    } else if (settings instanceof ApiAuth.ClientCredentials oauth) {
      Credentials all =
          new ClientTokens(oauth, new TokenEndpoint(oauth, http, values, secrets), clock);
      credentials = world -> all;
    } else if (settings instanceof ApiAuth.SignIn signIn) {
      credentials =
          world ->
              new SignIns(
                  signIn,
                  http,
                  values,
                  secrets,
                  received -> noteFlags(world, exposureHeader, received));
    } else {
      credentials = world -> Credentials.ofTenant();
    }
  }

  /** For the attempt that this world serves. */
  public Credentials of(World world) {
    return credentials.apply(world);
  }

  private static void noteFlags(
      World world, String exposureHeader, ControlClient.WithHeaders received) {
    received.all(exposureHeader).stream()
        .findFirst()
        .ifPresentOrElse(
            told -> ExposureHeader.parse(told).forEach(world::exposed),
            () -> world.untold(received.answer().line()));
  }
}
