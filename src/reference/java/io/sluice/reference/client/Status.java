package io.sluice.reference.client;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a client is in its life. */
public enum Status {
  DRAFT("Draft"),
  SUBMITTED("Submitted"),
  IN_REVIEW("In review"),
  APPROVED("Approved"),
  REJECTED("Rejected");

  private final String label;

  Status(String label) {
    this.label = label;
  }

  /** The word in JSON, such as {@code in-review}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The word for people. */
  public String label() {
    return label;
  }

  /** The status of a word. */
  public static Optional<Status> byKey(String key) {
    return Arrays.stream(values()).filter(status -> status.key().equals(key)).findFirst();
  }
}
