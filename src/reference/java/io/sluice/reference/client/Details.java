package io.sluice.reference.client;

/** What an analyst writes down about a client. */
public record Details(
    String name, Country country, LegalForm legalForm, boolean politicallyExposed) {}
