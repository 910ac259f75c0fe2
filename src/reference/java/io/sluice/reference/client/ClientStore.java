package io.sluice.reference.client;

import io.sluice.reference.check.Refused;
import io.sluice.reference.store.Ids;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Clients as rows. Every method works in the caller's transaction. */
final class ClientStore {
  private final Ids ids;

  ClientStore(Ids ids) {
    this.ids = ids;
  }

  /** One client of a tenant. */
  Optional<Client> find(Handle handle, String tenantId, String id) {
    return one(
        handle,
        handle.select("select * from clients where tenant_id = ? and id = ?", tenantId, id));
  }

  /** One client, and nobody else changes it before the transaction ends. */
  Optional<Client> lock(Handle handle, String tenantId, String id) {
    return one(
        handle,
        handle.select(
            "select * from clients where tenant_id = ? and id = ? for update", tenantId, id));
  }

  /** One client of whatever tenant: the way in of a planted leak. */
  Optional<Client> findAnywhere(Handle handle, String id) {
    return one(handle, handle.select("select * from clients where id = ?", id));
  }

  private static Optional<Client> one(Handle handle, Query query) {
    return query
        .map(ClientRows.CLIENT)
        .findOne()
        .map(client -> ClientRows.withParts(handle, List.of(client)).get(0));
  }

  /** All clients of a tenant, by name. */
  List<Client> all(Handle handle, String tenantId) {
    List<Client> bare =
        handle
            .select("select * from clients where tenant_id = ? order by name_key", tenantId)
            .map(ClientRows.CLIENT)
            .list();
    return ClientRows.withParts(handle, bare);
  }

  /** Whether a name is taken by another client than the given one. */
  boolean nameTaken(Handle handle, String tenantId, String name, String exceptId) {
    return handle
        .select(
            "select 1 from clients where tenant_id = ? and name_key = ? and id <> ?",
            tenantId,
            key(name),
            exceptId)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /**
   * Takes the tenant's next reference; the tenant's row stays locked until the transaction ends, so
   * that two new clients can neither share a number nor a name.
   */
  String nextReference(Handle handle, String tenantId) {
    int updated =
        handle.execute(
            "update tenants set last_reference = last_reference + 1 where id = ?", tenantId);
    if (updated == 0) {
      throw Refused.unauthenticated(); // the tenant was deleted a moment ago
    }
    int number =
        handle
            .select("select last_reference from tenants where id = ?", tenantId)
            .mapTo(Integer.class)
            .one();
    return String.format(Locale.ROOT, "CLM-%04d", number);
  }

  void insert(Handle handle, Client client) {
    handle
        .createUpdate(
            "insert into clients (id, tenant_id, reference, name, name_key, country, legal_form,"
                + " politically_exposed, status, source, created_by, created_at) values (:id,"
                + " :tenant, :reference, :name, :key, :country, :form, :exposed, :status, :source,"
                + " :by, :at)")
        .bind("id", client.id())
        .bind("tenant", client.tenantId())
        .bind("reference", client.reference())
        .bind("name", client.name())
        .bind("key", key(client.name()))
        .bind("country", client.details().country().name())
        .bind("form", client.details().legalForm().name())
        .bind("exposed", client.details().politicallyExposed())
        .bind("status", client.status().name())
        .bind("source", client.source().name())
        .bind("by", client.createdBy())
        .bind("at", client.createdAt().atOffset(ZoneOffset.UTC))
        .execute();
  }

  void update(Handle handle, String id, Details details) {
    handle.execute(
        "update clients set name = ?, name_key = ?, country = ?, legal_form = ?,"
            + " politically_exposed = ? where id = ?",
        details.name(),
        key(details.name()),
        details.country().name(),
        details.legalForm().name(),
        details.politicallyExposed(),
        id);
  }

  void setStatus(Handle handle, String id, Status status) {
    handle.execute("update clients set status = ? where id = ?", status.name(), id);
  }

  void decide(Handle handle, String id, Decision decision) {
    OffsetDateTime at = decision.at().atOffset(ZoneOffset.UTC);
    handle.execute(
        "update clients set status = ?, decision = ?, decision_reason = ?, decided_by = ?,"
            + " decided_at = ? where id = ?",
        decision.outcome().name(),
        decision.outcome().name(),
        decision.reason(),
        decision.by(),
        at,
        id);
  }

  void addOwner(Handle handle, String clientId, Owner owner) {
    handle.execute(
        "insert into owners (id, client_id, name, share) values (?, ?, ?, ?)",
        ids.next("o"),
        clientId,
        owner.name(),
        owner.share());
  }

  void removeOwner(Handle handle, Owner owner) {
    handle.execute("delete from owners where id = ?", owner.id());
  }

  void addDocument(Handle handle, String clientId, Document document) {
    handle
        .createUpdate(
            "insert into documents (id, client_id, document_type, file_name, expires_on)"
                + " values (:id, :client, :type, :file, :expires)")
        .bind("id", ids.next("d"))
        .bind("client", clientId)
        .bind("type", document.type().name())
        .bind("file", document.fileName())
        .bind("expires", document.expiresOn())
        .execute();
  }

  void removeDocument(Handle handle, Document document) {
    handle.execute("delete from documents where id = ?", document.id());
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
