package io.sluice.steps.api;

import io.sluice.http.PooledClient;
import io.sluice.model.Secrets;

/**
 * What the API client must know besides the world.
 *
 * @param exposureHeader name of the response header that tells which flags were evaluated
 * @param secrets masked in exchanges and messages
 * @param client the run's, for all lanes
 */
public record ApiSettings(String exposureHeader, Secrets secrets, PooledClient client) {}
