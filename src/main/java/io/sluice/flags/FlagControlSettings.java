package io.sluice.flags;

import io.sluice.http.RequestTemplate;

/**
 * How a flag is set, read and cleared for one tenant over HTTP. Templates may hold {@code
 * ${tenant}}, {@code ${flag}}, {@code ${value}} (the wire value as JSON), {@code ${run.secret}} and
 * {@code ${env:NAME}}.
 *
 * @param set sets one flag for one tenant
 * @param clear takes the tenant's own value away
 * @param read answers the value the tenant sees
 * @param valuePointer JSON Pointer to the value in that answer
 */
public record FlagControlSettings(
    RequestTemplate set, RequestTemplate clear, RequestTemplate read, String valuePointer) {}
