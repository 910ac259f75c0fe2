package io.sluice.reference.client;

import io.sluice.reference.check.Refused;
import io.sluice.reference.store.Ids;
import io.sluice.reference.tenant.User;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Gives new clients their id, reference and first entry in the audit trail. */
final class NewClients {
  private final ClientStore store;
  private final AuditTrail audit;
  private final Ids ids;
  private final Clock clock;

  NewClients(ClientStore store, AuditTrail audit, Ids ids, Clock clock) {
    this.store = store;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** Stores a new draft. */
  Client add(Handle handle, User user, Details details, Source source) {
    Client client = prepare(handle, user, details, source);
    store.insert(handle, client);
    AuditAction action = source == Source.IMPORT ? AuditAction.IMPORTED : AuditAction.CREATED;
    audit.add(handle, client, user.username(), action, client.name());
    return client;
  }

  /** A draft with everything it needs, not stored. */
  Client prepare(Handle handle, User user, Details details, Source source) {
    String reference = store.nextReference(handle, user.tenantId());
    refuseTakenName(handle, user, details.name(), "");
    return new Client(
        ids.next("c"),
        user.tenantId(),
        reference,
        details,
        Status.DRAFT,
        source,
        user.username(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        Optional.empty(),
        List.of(),
        List.of());
  }

  /** Refuses a name that another client of the tenant has. */
  void refuseTakenName(Handle handle, User user, String name, String exceptId) {
    if (store.nameTaken(handle, user.tenantId(), name, exceptId)) {
      throw Refused.duplicateName(taken(name));
    }
  }

  static String taken(String name) {
    return "A client named \"" + name + "\" already exists";
  }
}
