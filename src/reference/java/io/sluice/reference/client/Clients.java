package io.sluice.reference.client;

import io.sluice.reference.check.Checks;
import io.sluice.reference.check.Input;
import io.sluice.reference.check.Refused;
import io.sluice.reference.fault.Fault;
import io.sluice.reference.fault.Faults;
import io.sluice.reference.tenant.Role;
import io.sluice.reference.tenant.User;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Recording clients: what an analyst does with drafts, and what everybody may read. */
public final class Clients {
  /** The shares of all owners of one client together, in percent. */
  public static final int SHARE_LIMIT = 100;

  private final Jdbi jdbi;
  private final ClientStore store;
  private final NewClients newClients;
  private final AuditTrail audit;
  private final Clock clock;
  private final Faults faults;

  Clients(
      Jdbi jdbi,
      ClientStore store,
      NewClients newClients,
      AuditTrail audit,
      Clock clock,
      Faults faults) {
    this.jdbi = jdbi;
    this.store = store;
    this.newClients = newClients;
    this.audit = audit;
    this.clock = clock;
    this.faults = faults;
  }

  /**
   * The clients of the user's tenant, by name.
   *
   * @param search part of the name or the reference, in any case; empty for all
   * @param status empty for all
   */
  public List<Client> search(User user, String search, Optional<Status> status) {
    String part = search.strip().toLowerCase(Locale.ROOT);
    return jdbi.inTransaction(handle -> store.all(handle, user.tenantId())).stream()
        .filter(client -> status.isEmpty() || client.status() == status.get())
        .filter(
            client ->
                client.name().toLowerCase(Locale.ROOT).contains(part)
                    || client.reference().toLowerCase(Locale.ROOT).contains(part))
        .toList();
  }

  /**
   * One client of the user's tenant.
   *
   * @throws Refused if there is none
   */
  public Client get(User user, String id) {
    return jdbi.inTransaction(
            handle ->
                faults.has(Fault.TENANT_LEAK)
                    ? store.findAnywhere(handle, id)
                    : store.find(handle, user.tenantId(), id))
        .orElseThrow(Clients::noSuchClient);
  }

  /** Creates a draft, with the owners and documents given with it. */
  public Client create(User user, Input input, int shareLimit) {
    user.mustBe(Role.ANALYST);
    Checks checks = new Checks();
    Optional<Details> details = ClientInput.details(input, checks);
    List<Owner> owners = ClientInput.owners(input, shareLimit, checks);
    List<Document> documents = ClientInput.documents(input, today(), checks);
    checks.refuseIfWrong();
    return jdbi.inTransaction(
        handle -> {
          Client client = newClients.add(handle, user, details.orElseThrow(), Source.MANUAL);
          owners.forEach(owner -> addOwner(handle, user, client, owner));
          documents.forEach(document -> addDocument(handle, user, client, document));
          return store.find(handle, user.tenantId(), client.id()).orElseThrow();
        });
  }

  /** Changes the details of a draft. */
  public Client edit(User user, String id, Input input) {
    mayRecord(user, id);
    Checks checks = new Checks();
    Optional<Details> details = ClientInput.details(input, checks);
    checks.refuseIfWrong();
    return change(
        user,
        id,
        (handle, client) -> {
          newClients.refuseTakenName(handle, user, details.orElseThrow().name(), id);
          store.update(handle, id, details.orElseThrow());
          audit.add(
              handle, client, user.username(), AuditAction.EDITED, details.orElseThrow().name());
        });
  }

  /** Adds an owner to a draft, as long as all together hold no more than the limit. */
  public Client addOwner(User user, String id, Input input, int shareLimit) {
    mayRecord(user, id);
    Checks checks = new Checks();
    Owner owner = ClientInput.owner(input, checks);
    checks.refuseIfWrong();
    return change(
        user,
        id,
        (handle, client) -> {
          int sum = client.ownedShare() + owner.share();
          if (sum > shareLimit) {
            throw Refused.invalid("shares-exceed-100", ClientInput.sharesExceed(sum), "share");
          }
          addOwner(handle, user, client, owner);
        });
  }

  /** Removes an owner from a draft. */
  public Client removeOwner(User user, String id, String ownerId) {
    Client before = mayRecord(user, id);
    Owner owner =
        before.owners().stream()
            .filter(o -> o.id().equals(ownerId))
            .findFirst()
            .orElseThrow(() -> Refused.notFound("There is no such owner"));
    return change(
        user,
        id,
        (handle, client) -> {
          store.removeOwner(handle, owner);
          audit.add(handle, client, user.username(), AuditAction.OWNER_REMOVED, owner.described());
        });
  }

  /** Adds a document to a draft. */
  public Client addDocument(User user, String id, Input input) {
    mayRecord(user, id);
    Checks checks = new Checks();
    Optional<Document> document = ClientInput.document(input, today(), checks);
    checks.refuseIfWrong();
    return change(
        user, id, (handle, client) -> addDocument(handle, user, client, document.orElseThrow()));
  }

  /** Removes a document from a draft. */
  public Client removeDocument(User user, String id, String documentId) {
    Client before = mayRecord(user, id);
    Document document =
        before.documents().stream()
            .filter(d -> d.id().equals(documentId))
            .findFirst()
            .orElseThrow(() -> Refused.notFound("There is no such document"));
    return change(
        user,
        id,
        (handle, client) -> {
          store.removeDocument(handle, document);
          audit.add(
              handle, client, user.username(), AuditAction.DOCUMENT_REMOVED, document.fileName());
        });
  }

  static Refused noSuchClient() {
    return Refused.notFound("There is no such client");
  }

  private Client mayRecord(User user, String id) {
    Client client =
        jdbi.inTransaction(handle -> store.find(handle, user.tenantId(), id))
            .orElseThrow(Clients::noSuchClient);
    user.mustBe(Role.ANALYST);
    return client;
  }

  private Client change(User user, String id, BiConsumer<Handle, Client> action) {
    return jdbi.inTransaction(
        handle -> {
          Client client =
              store.lock(handle, user.tenantId(), id).orElseThrow(Clients::noSuchClient);
          if (client.status() != Status.DRAFT) {
            throw Refused.wrongState("Only a draft can be changed");
          }
          action.accept(handle, client);
          return store.find(handle, user.tenantId(), id).orElseThrow();
        });
  }

  private void addOwner(Handle handle, User user, Client client, Owner owner) {
    store.addOwner(handle, client.id(), owner);
    audit.add(handle, client, user.username(), AuditAction.OWNER_ADDED, owner.described());
  }

  private void addDocument(Handle handle, User user, Client client, Document document) {
    store.addDocument(handle, client.id(), document);
    audit.add(handle, client, user.username(), AuditAction.DOCUMENT_ADDED, document.fileName());
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
