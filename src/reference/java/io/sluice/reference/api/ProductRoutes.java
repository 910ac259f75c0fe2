package io.sluice.reference.api;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.sluice.reference.check.Refused;
import io.sluice.reference.client.Client;
import io.sluice.reference.client.ClientLogic;
import io.sluice.reference.client.Clients;
import io.sluice.reference.client.ImportResult;
import io.sluice.reference.client.Status;
import io.sluice.reference.fault.Fault;
import io.sluice.reference.fault.Faults;
import io.sluice.reference.flag.Flag;
import io.sluice.reference.tenant.Role;
import io.sluice.reference.web.Visit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The product's API, {@code /api/…}. */
public final class ProductRoutes {
  private final ClientLogic logic;
  private final Faults faults;
  private final Slowness slowness;
  private final Json json = new Json();

  /** The API over the logic. */
  public ProductRoutes(ClientLogic logic, Faults faults) {
    this.logic = logic;
    this.faults = faults;
    this.slowness = new Slowness(faults);
  }

  /** Adds the routes. */
  public void register(Javalin app) {
    app.get("/api/me", this::me);
    app.get("/api/audit", this::tenantAudit);
    app.get("/api/clients", this::list);
    app.post("/api/clients", this::create);
    app.post("/api/clients/import", this::runImport);
    app.get("/api/clients/{id}", context -> show(context, get(context)));
    app.put("/api/clients/{id}", this::edit);
    app.get("/api/clients/{id}/audit", this::audit);
    app.post("/api/clients/{id}/owners", this::addOwner);
    app.delete("/api/clients/{id}/owners/{part}", this::removeOwner);
    app.post("/api/clients/{id}/documents", this::addDocument);
    app.delete("/api/clients/{id}/documents/{part}", this::removeDocument);
    app.post("/api/clients/{id}/submit", this::submit);
    app.post("/api/clients/{id}/start-review", this::startReview);
    app.post("/api/clients/{id}/approve", this::approve);
    app.post("/api/clients/{id}/reject", this::reject);
  }

  private void me(Context context) {
    Visit visit = Visit.of(context);
    Map<String, Object> me = new LinkedHashMap<>();
    me.put("username", visit.user().username());
    me.put("role", visit.user().role().key());
    me.put("tenant", Map.of("id", visit.user().tenantId(), "name", visit.user().tenantName()));
    json.answer(context, 200, me);
  }

  private void list(Context context) {
    slowness.takeTime();
    Visit visit = Visit.of(context);
    String search = Optional.ofNullable(context.queryParam("search")).orElse("");
    Optional<Status> status =
        Optional.ofNullable(context.queryParam("status"))
            .filter(text -> !text.isBlank())
            .map(ProductRoutes::status);
    List<Map<String, Object>> items =
        logic.clients().search(visit.user(), search, status).stream()
            .map(client -> shown(client, visit))
            .toList();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("items", items);
    answer.put("total", items.size());
    json.answer(context, 200, answer);
  }

  private static Status status(String text) {
    return Status.byKey(text)
        .orElseThrow(() -> Refused.invalid("unknown-value", "Status is not known", "status"));
  }

  private void create(Context context) {
    Client client =
        logic.clients().create(Visit.of(context).user(), json.body(context), shareLimit());
    context.header("Location", "/api/clients/" + client.id());
    show(context, 201, client);
  }

  private void edit(Context context) {
    show(context, logic.clients().edit(Visit.of(context).user(), id(context), json.body(context)));
  }

  private void addOwner(Context context) {
    Client client =
        logic
            .clients()
            .addOwner(Visit.of(context).user(), id(context), json.body(context), shareLimit());
    show(context, 201, client);
  }

  private void removeOwner(Context context) {
    logic.clients().removeOwner(Visit.of(context).user(), id(context), part(context));
    context.status(204);
  }

  private void addDocument(Context context) {
    Client client =
        logic.clients().addDocument(Visit.of(context).user(), id(context), json.body(context));
    show(context, 201, client);
  }

  private void removeDocument(Context context) {
    logic.clients().removeDocument(Visit.of(context).user(), id(context), part(context));
    context.status(204);
  }

  private void submit(Context context) {
    Visit visit = Visit.of(context);
    show(context, logic.lifeCycle().submit(visit.user(), visit.flags(), id(context)));
  }

  private void startReview(Context context) {
    Visit visit = Visit.of(context);
    show(context, logic.lifeCycle().startReview(visit.user(), visit.flags(), id(context)));
  }

  private void approve(Context context) {
    show(
        context,
        logic.lifeCycle().approve(Visit.of(context).user(), id(context), json.body(context)));
  }

  private void reject(Context context) {
    show(
        context,
        logic.lifeCycle().reject(Visit.of(context).user(), id(context), json.body(context)));
  }

  private void audit(Context context) {
    Client client = get(context);
    json.answer(
        context,
        200,
        Map.of(
            "entries",
            logic.audit().of(Visit.of(context).user(), client).stream()
                .map(ClientJson::entry)
                .toList()));
  }

  private void tenantAudit(Context context) {
    json.answer(
        context,
        200,
        Map.of(
            "entries",
            logic.audit().ofTenant(Visit.of(context).user()).stream()
                .map(ClientJson::entry)
                .toList()));
  }

  private void runImport(Context context) {
    Visit visit = Visit.of(context);
    boolean open =
        visit.flags().on(Flag.BULK_IMPORT) || faults.has(Fault.BULK_IMPORT_OPEN_WHEN_OFF);
    if (!open) {
      throw Refused.notFound("There is no such resource");
    }
    visit.user().mustBe(Role.ANALYST);
    String type = Optional.ofNullable(context.contentType()).orElse("");
    if (!type.toLowerCase(Locale.ROOT).startsWith("text/csv")) {
      throw Refused.unsupportedMediaType("text/csv");
    }
    ImportResult result = logic.importer().run(visit.user(), context.body());
    if (result instanceof ImportResult.Imported imported) {
      json.answer(context, 201, ClientJson.imported(imported.clients()));
    } else if (result instanceof ImportResult.Wrong wrong) {
      json.answer(context, 422, ClientJson.wrongLines(wrong));
    }
  }

  private Client get(Context context) {
    return logic.clients().get(Visit.of(context).user(), id(context));
  }

  private void show(Context context, Client client) {
    show(context, 200, client);
  }

  private void show(Context context, int status, Client client) {
    json.answer(context, status, shown(client, Visit.of(context)));
  }

  private Map<String, Object> shown(Client client, Visit visit) {
    Map<String, Object> shown =
        ClientJson.client(client, logic.rating().rate(client, visit.flags()));
    if (faults.has(Fault.API_BROKEN_PROMISE)) {
      shown.put("createdAt", client.createdAt().toString().replace('T', ' ').replace("Z", ""));
    }
    return shown;
  }

  private int shareLimit() {
    return faults.has(Fault.API_ONLY) ? Integer.MAX_VALUE : Clients.SHARE_LIMIT;
  }

  private static String id(Context context) {
    return context.pathParam("id");
  }

  private static String part(Context context) {
    return context.pathParam("part");
  }
}
