package io.sluice.reference.client;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is known about a document; the document itself is kept elsewhere.
 *
 * @param id empty as long as it is not stored
 */
public record Document(
    String id, DocumentType type, String fileName, Optional<LocalDate> expiresOn) {}
