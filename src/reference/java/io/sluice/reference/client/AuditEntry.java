package io.sluice.reference.client;

import java.time.Instant;

/**
 * Something that happened to a client.
 *
 * @param actor a username, or {@code screening}
 */
public record AuditEntry(
    Instant at,
    String actor,
    AuditAction action,
    String detail,
    String clientId,
    String clientReference) {}
