package io.sluice.reference.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A client of a tenant.
 *
 * @param reference the number people use, such as {@code CLM-0001}; unique in the tenant
 * @param decision present when approved or rejected
 */
public record Client(
    String id,
    String tenantId,
    String reference,
    Details details,
    Status status,
    Source source,
    String createdBy,
    Instant createdAt,
    Optional<Decision> decision,
    List<Owner> owners,
    List<Document> documents) {

  /** The part of it that owners are known of, in percent. */
  public int ownedShare() {
    return owners.stream().mapToInt(Owner::share).sum();
  }

  /** Its name. */
  public String name() {
    return details.name();
  }
}
