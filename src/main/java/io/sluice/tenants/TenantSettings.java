package io.sluice.tenants;

import io.sluice.http.RequestTemplate;

/**
 * How a tenant is made and removed over HTTP.
 *
 * @param create may hold {@code ${tenant.name}}, {@code ${tenant.secret}}, {@code ${run.secret}},
 *     {@code ${env:NAME}}
 * @param idPointer JSON Pointer to the new tenant's id in the answer
 * @param handedOut what else the answer holds
 * @param delete may hold {@code ${tenant}}, {@code ${run.secret}}, {@code ${env:NAME}}
 */
public record TenantSettings(
    RequestTemplate create, String idPointer, HandedOut handedOut, RequestTemplate delete) {}
