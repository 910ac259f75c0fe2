package io.sluice.reference.client;

/**
 * A beneficial owner.
 *
 * @param id empty as long as it is not stored
 * @param share in percent, 1 to 100
 */
public record Owner(String id, String name, int share) {

  /** As the audit trail tells it: {@code Ada (60 %)}. */
  String described() {
    return name + " (" + share + " %)";
  }
}
