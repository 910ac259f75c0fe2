package io.sluice.reference.client;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a document proves. */
public enum DocumentType {
  PASSPORT("Passport"),
  REGISTER_EXTRACT("Register extract"),
  PROOF_OF_ADDRESS("Proof of address"),
  OTHER("Other");

  private final String label;

  DocumentType(String label) {
    this.label = label;
  }

  /** The word in JSON, such as {@code register-extract}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The word for people. */
  public String label() {
    return label;
  }

  /** The type of a word. */
  public static Optional<DocumentType> byKey(String key) {
    return Arrays.stream(values()).filter(type -> type.key().equals(key)).findFirst();
  }
}
