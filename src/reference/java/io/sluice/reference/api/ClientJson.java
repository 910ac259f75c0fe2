package io.sluice.reference.api;

import io.sluice.reference.client.AuditEntry;
import io.sluice.reference.client.Client;
import io.sluice.reference.client.Decision;
import io.sluice.reference.client.Document;
import io.sluice.reference.client.ImportResult;
import io.sluice.reference.client.Owner;
import io.sluice.reference.client.Risk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shapes of clients in JSON. */
final class ClientJson {
  private ClientJson() {}

  static Map<String, Object> client(Client client, Risk risk) {
    Map<String, Object> json = brief(client);
    json.put("country", client.details().country().name());
    json.put("legalForm", client.details().legalForm().key());
    json.put("politicallyExposed", client.details().politicallyExposed());
    json.put("status", client.status().key());
    json.put("source", client.source().key());
    json.put("createdBy", client.createdBy());
    json.put("createdAt", client.createdAt().toString());
    json.put("risk", risk(risk));
    json.put("owners", client.owners().stream().map(ClientJson::owner).toList());
    json.put("documents", client.documents().stream().map(ClientJson::document).toList());
    json.put("ownedShare", client.ownedShare());
    client.decision().ifPresent(decision -> json.put("decision", decision(decision)));
    return json;
  }

  static Map<String, Object> brief(Client client) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", client.id());
    json.put("reference", client.reference());
    json.put("name", client.name());
    return json;
  }

  static Map<String, Object> entry(AuditEntry entry) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("at", entry.at().toString());
    json.put("actor", entry.actor());
    json.put("action", entry.action().key());
    json.put("detail", entry.detail());
    json.put("clientId", entry.clientId());
    json.put("clientReference", entry.clientReference());
    return json;
  }

  static Map<String, Object> imported(List<Client> clients) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("imported", clients.size());
    json.put("clients", clients.stream().map(ClientJson::brief).toList());
    return json;
  }

  static Map<String, Object> wrongLines(ImportResult.Wrong wrong) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", "invalid-lines");
    error.put("message", wrong.message());
    error.put("lines", wrong.lines().stream().map(ClientJson::line).toList());
    return Map.of("error", error);
  }

  private static Map<String, Object> line(ImportResult.Line line) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("line", line.number());
    if (!line.field().isEmpty()) {
      json.put("field", line.field());
    }
    json.put("message", line.message());
    return json;
  }

  private static Map<String, Object> risk(Risk risk) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("score", risk.score());
    json.put("band", risk.band());
    json.put("model", risk.model());
    if (!risk.factors().isEmpty()) {
      json.put("factors", risk.factors().stream().map(ClientJson::factor).toList());
    }
    return json;
  }

  private static Map<String, Object> factor(Risk.Factor factor) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("factor", factor.key());
    json.put("points", factor.points());
    return json;
  }

  private static Map<String, Object> owner(Owner owner) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", owner.id());
    json.put("name", owner.name());
    json.put("share", owner.share());
    return json;
  }

  private static Map<String, Object> document(Document document) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", document.id());
    json.put("type", document.type().key());
    json.put("fileName", document.fileName());
    document.expiresOn().ifPresent(date -> json.put("expiresOn", date.toString()));
    return json;
  }

  private static Map<String, Object> decision(Decision decision) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("outcome", decision.outcome().key());
    json.put("reason", decision.reason());
    json.put("by", decision.by());
    json.put("at", decision.at().toString());
    return json;
  }
}
