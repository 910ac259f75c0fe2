package io.sluice.tenants;

import io.sluice.http.RequestTemplate;

/**
 * How the service tells which tenants there are, all in one answer. Pointers are JSON Pointers.
 *
 * @param request may hold {@code ${run.secret}} and {@code ${env:NAME}}
 * @param items to the list in the answer; empty text if the whole answer is the list
 * @param name to a tenant's name in its entry
 * @param id to its id there
 */
public record TenantList(RequestTemplate request, String items, String name, String id) {}
