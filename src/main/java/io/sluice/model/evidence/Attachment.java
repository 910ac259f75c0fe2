package io.sluice.model.evidence;

/**
 * A piece of evidence kept as a file.
 *
 * @param name for people: {@code screenshot}, {@code exchange 2: POST /api/clients}, {@code service
 *     log}
 * @param mediaType e.g. {@code image/png}, {@code text/plain}
 * @param file path relative to the run's folder, forward slashes
 */
public record Attachment(String name, String mediaType, String file) {}
