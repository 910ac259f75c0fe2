package io.sluice.steps.api;

import io.sluice.model.Secrets;

/**
 * What the API client must know besides the world.
 *
 * @param exposureHeader name of the response header that tells which flags were evaluated
 * @param secrets masked in exchanges and messages
 */
public record ApiSettings(String exposureHeader, Secrets secrets) {}
