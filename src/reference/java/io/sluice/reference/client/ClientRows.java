package io.sluice.reference.client;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Rows to clients. */
final class ClientRows {
  /** A client without its owners and documents. */
  static final RowMapper<Client> CLIENT =
      (row, context) ->
          new Client(
              row.getString("id"),
              row.getString("tenant_id"),
              row.getString("reference"),
              new Details(
                  row.getString("name"),
                  Country.valueOf(row.getString("country")),
                  LegalForm.valueOf(row.getString("legal_form")),
                  row.getBoolean("politically_exposed")),
              Status.valueOf(row.getString("status")),
              Source.valueOf(row.getString("source")),
              row.getString("created_by"),
              row.getObject("created_at", OffsetDateTime.class).toInstant(),
              Optional.ofNullable(row.getString("decision")).isEmpty()
                  ? Optional.empty()
                  : Optional.of(
                      new Decision(
                          Status.valueOf(row.getString("decision")),
                          row.getString("decision_reason"),
                          row.getString("decided_by"),
                          row.getObject("decided_at", OffsetDateTime.class).toInstant())),
              List.of(),
              List.of());

  private ClientRows() {}

  /** The same clients with their owners and documents, read in two queries for all of them. */
  static List<Client> withParts(Handle handle, List<Client> clients) {
    if (clients.isEmpty()) {
      return clients;
    }
    List<String> ids = clients.stream().map(Client::id).toList();
    Map<String, List<Owner>> owners = new HashMap<>();
    handle
        .createQuery("select * from owners where client_id in (<ids>) order by seq")
        .bindList("ids", ids)
        .map(
            (row, context) ->
                owners
                    .computeIfAbsent(row.getString("client_id"), id -> new ArrayList<>())
                    .add(
                        new Owner(row.getString("id"), row.getString("name"), row.getInt("share"))))
        .list();
    Map<String, List<Document>> documents = new HashMap<>();
    handle
        .createQuery("select * from documents where client_id in (<ids>) order by seq")
        .bindList("ids", ids)
        .map(
            (row, context) ->
                documents
                    .computeIfAbsent(row.getString("client_id"), id -> new ArrayList<>())
                    .add(
                        new Document(
                            row.getString("id"),
                            DocumentType.valueOf(row.getString("document_type")),
                            row.getString("file_name"),
                            Optional.ofNullable(row.getObject("expires_on", LocalDate.class)))))
        .list();
    return clients.stream()
        .map(
            client ->
                with(
                    client,
                    owners.getOrDefault(client.id(), List.of()),
                    documents.getOrDefault(client.id(), List.of())))
        .toList();
  }

  private static Client with(Client client, List<Owner> owners, List<Document> documents) {
    return new Client(
        client.id(),
        client.tenantId(),
        client.reference(),
        client.details(),
        client.status(),
        client.source(),
        client.createdBy(),
        client.createdAt(),
        client.decision(),
        List.copyOf(owners),
        List.copyOf(documents));
  }
}
