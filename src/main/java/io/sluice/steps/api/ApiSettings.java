package io.sluice.steps.api;

import io.sluice.http.PooledClient;
import io.sluice.model.Secrets;
import io.sluice.model.world.Credentials;
import io.sluice.model.world.World;
import io.sluice.openapi.ExchangeCheck;
import io.sluice.openapi.JsonSchemas;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * What the API client must know besides the world.
 *
 * @param exposureHeader name of the response header that tells which flags were evaluated
 * @param secrets masked in exchanges and messages
 * @param client the run's, for all lanes
 * @param credentials how requests act as a role, by the attempt's world
 * @param check looks at each exchange
 * @param schemas of the project, for all lanes
 */
public record ApiSettings(
    String exposureHeader,
    Secrets secrets,
    PooledClient client,
    Function<World, Credentials> credentials,
    ExchangeCheck check,
    JsonSchemas schemas) {
  /** With the tokens that tenant creation hands out, without a check of exchanges. */
  public ApiSettings(String exposureHeader, Secrets secrets, PooledClient client) {
    this(
        exposureHeader,
        secrets,
        client,
        world -> Credentials.ofTenant(),
        ExchangeCheck.NONE,
        new JsonSchemas(Path.of("")));
  }
}
