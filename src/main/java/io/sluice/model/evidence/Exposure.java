package io.sluice.model.evidence;

/**
 * Proof, from the service, that it evaluated a flag while serving a trial.
 *
 * @param flag the flag
 * @param value the word for the value, e.g. {@code on}, whatever the service calls it
 * @param reason OpenFeature's resolution reason, e.g. {@code TARGETING_MATCH}; empty if not given
 */
public record Exposure(String flag, String value, String reason) {}
