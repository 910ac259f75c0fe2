package io.sluice.reference.ui;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.sluice.reference.client.AuditEntry;
import io.sluice.reference.client.Client;
import io.sluice.reference.client.ClientLogic;
import io.sluice.reference.client.Status;
import io.sluice.reference.web.Visit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The list of clients, and the audit trail of the whole tenant. */
final class ClientListRoutes {
  private final ClientLogic logic;
  private final Pages pages;

  ClientListRoutes(ClientLogic logic, Pages pages) {
    this.logic = logic;
    this.pages = pages;
  }

  void register(Javalin app) {
    app.get("/clients", this::list);
    app.get("/audit", this::audit);
  }

  /** A line of the list. */
  record Row(
      String id, String reference, String name, String country, String status, String band) {}

  private void list(Context context) {
    Visit visit = Visit.of(context);
    String search = Optional.ofNullable(context.queryParam("search")).orElse("");
    String status = Optional.ofNullable(context.queryParam("status")).orElse("");
    List<Row> rows =
        logic.clients().search(visit.user(), search, Status.byKey(status)).stream()
            .map(client -> row(client, visit))
            .toList();
    pages.show(
        context,
        200,
        new Page("clients", "Clients")
            .typed(new Form(Map.of("search", search, "status", status)))
            .with("statuses", statuses())
            .with("clients", rows));
  }

  private Row row(Client client, Visit visit) {
    return new Row(
        client.id(),
        client.reference(),
        client.name(),
        client.details().country().label(),
        client.status().label(),
        logic.rating().rate(client, visit.flags()).band());
  }

  private static List<Map<String, String>> statuses() {
    List<Map<String, String>> choices = new ArrayList<>();
    choices.add(Pages.choice("", "All"));
    Arrays.stream(Status.values())
        .forEach(status -> choices.add(Pages.choice(status.key(), status.label())));
    return choices;
  }

  private void audit(Context context) {
    List<AuditEntry> entries = logic.audit().ofTenant(Visit.of(context).user());
    pages.show(context, 200, new Page("audit", "Audit trail").with("entries", entries));
  }
}
