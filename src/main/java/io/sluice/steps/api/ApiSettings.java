package io.sluice.steps.api;

import io.sluice.http.PooledClient;
import io.sluice.model.Secrets;
import io.sluice.openapi.ExchangeCheck;
import io.sluice.openapi.JsonSchemas;
import java.nio.file.Path;

/**
 * What the API client must know besides the world.
 *
 * @param exposureHeader name of the response header that tells which flags were evaluated
 * @param secrets masked in exchanges and messages
 * @param client the run's, for all lanes
 * @param check looks at each exchange
 * @param schemas of the project, for all lanes
 */
public record ApiSettings(
    String exposureHeader,
    Secrets secrets,
    PooledClient client,
    ExchangeCheck check,
    JsonSchemas schemas) {
  /** Without a check of exchanges, in the working directory. */
  public ApiSettings(String exposureHeader, Secrets secrets, PooledClient client) {
    this(exposureHeader, secrets, client, ExchangeCheck.NONE, new JsonSchemas(Path.of("")));
  }
}
