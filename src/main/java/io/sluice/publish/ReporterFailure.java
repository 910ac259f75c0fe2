package io.sluice.publish;

/**
 * A report that could not be written.
 *
 * @param publisher the publisher's name
 * @param message why, one sentence
 */
public record ReporterFailure(String publisher, String message) {}
