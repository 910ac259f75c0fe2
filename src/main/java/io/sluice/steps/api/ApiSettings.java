package io.sluice.steps.api;

import io.sluice.http.PooledClient;
import io.sluice.model.Secrets;
import io.sluice.model.world.Credentials;
import io.sluice.model.world.World;
import java.util.function.Function;

/**
 * What the API client must know besides the world.
 *
 * @param exposureHeader name of the response header that tells which flags were evaluated
 * @param secrets masked in exchanges and messages
 * @param client the run's, for all lanes
 * @param credentials how requests act as a role, by the attempt's world
 */
public record ApiSettings(
    String exposureHeader,
    Secrets secrets,
    PooledClient client,
    Function<World, Credentials> credentials) {
  /** With the tokens that tenant creation hands out. */
  public ApiSettings(String exposureHeader, Secrets secrets, PooledClient client) {
    this(exposureHeader, secrets, client, world -> Credentials.ofTenant());
  }
}
