package io.sluice.flags;

import io.sluice.http.RequestTemplate;

/**
 * A request that answers the value of one flag for one tenant.
 *
 * @param request may hold {@code ${tenant}}, {@code ${flag}}, {@code ${run.secret}} and {@code
 *     ${env:NAME}}
 * @param pointer JSON Pointer to the value in the answer
 */
public record ReadSettings(RequestTemplate request, String pointer) {}
