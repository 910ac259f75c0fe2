package io.sluice.tenants;

import io.sluice.http.RequestTemplate;

/**
 * How a tenant is made and removed over HTTP.
 *
 * @param create may hold {@code ${tenant.name}}, {@code ${run.secret}}, {@code ${env:NAME}}
 * @param idPointer JSON Pointer to the new tenant's id in the answer
 * @param tokensPointer JSON Pointer to an object role → token; empty text if there is none
 * @param signInsPointer JSON Pointer to an object role → {username, password}; empty text if none
 * @param delete may also hold {@code ${tenant}}
 */
public record TenantSettings(
    RequestTemplate create,
    String idPointer,
    String tokensPointer,
    String signInsPointer,
    RequestTemplate delete) {}
