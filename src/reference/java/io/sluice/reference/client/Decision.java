package io.sluice.reference.client;

import java.time.Instant;

/**
 * How a client's life ended.
 *
 * @param outcome approved or rejected
 * @param by a username, or {@code screening}
 */
public record Decision(Status outcome, String reason, String by, Instant at) {}
