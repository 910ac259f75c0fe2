package io.sluice.reference.tenant;

import java.time.Instant;

/** A customer of the service, with data and users of its own. */
public record Tenant(String id, String name, Instant createdAt) {}
