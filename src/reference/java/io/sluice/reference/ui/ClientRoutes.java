package io.sluice.reference.ui;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.sluice.reference.check.Input;
import io.sluice.reference.check.Refused;
import io.sluice.reference.client.Client;
import io.sluice.reference.client.ClientLogic;
import io.sluice.reference.client.Clients;
import io.sluice.reference.client.Status;
import io.sluice.reference.flag.Flag;
import io.sluice.reference.tenant.User;
import io.sluice.reference.web.Visit;

/** The page of one client and what can be done there. */
final class ClientRoutes {
  private final ClientLogic logic;
  private final Pages pages;
  private final ClientPage page;

  ClientRoutes(ClientLogic logic, Pages pages, ClientPage page) {
    this.logic = logic;
    this.pages = pages;
    this.page = page;
  }

  /** Something done to a client; answers the message to show. */
  private interface Action {
    String run(User user, String id, Input input);
  }

  void register(Javalin app) {
    app.get("/clients/{id}", this::show);
    app.post("/clients/{id}/submit", this::submit);
    app.post("/clients/{id}/start-review", this::startReview);
    action(app, "approve", this::approve);
    action(app, "reject", this::reject);
    action(app, "owners", this::addOwner);
    action(app, "documents", this::addDocument);
    app.post(
        "/clients/{id}/owners/{part}/remove",
        context -> act(context, (user, id, input) -> removeOwner(context, user, id)));
    app.post(
        "/clients/{id}/documents/{part}/remove",
        context -> act(context, (user, id, input) -> removeDocument(context, user, id)));
  }

  private void action(Javalin app, String path, Action action) {
    app.post("/clients/{id}/" + path, context -> act(context, action));
  }

  private void act(Context context, Action action) {
    String id = context.pathParam("id");
    Form form = Form.of(context);
    try {
      String message = action.run(Visit.of(context).user(), id, form.input());
      pages.goOn(context, "/clients/" + id, message);
    } catch (Refused refused) {
      if (refused.status() != 422 && refused.status() != 409) {
        throw refused;
      }
      Visit visit = Visit.of(context);
      Client client = logic.clients().get(visit.user(), id);
      pages.show(context, refused.status(), page.of(client, visit).typed(form).refused(refused));
    }
  }

  private void show(Context context) {
    Visit visit = Visit.of(context);
    Client client = logic.clients().get(visit.user(), context.pathParam("id"));
    pages.show(context, 200, page.of(client, visit));
  }

  private void submit(Context context) {
    act(
        context,
        (user, id, input) -> {
          Visit visit = Visit.of(context);
          Client client = logic.lifeCycle().submit(user, visit.flags(), id);
          if (!visit.flags().on(Flag.INSTANT_SCREENING)) {
            return "Client submitted";
          }
          return client.status() == Status.REJECTED
              ? "Client rejected by screening"
              : "Client submitted and screened: no hit";
        });
  }

  private void startReview(Context context) {
    act(
        context,
        (user, id, input) -> {
          logic.lifeCycle().startReview(user, Visit.of(context).flags(), id);
          return "Review started";
        });
  }

  private String approve(User user, String id, Input input) {
    logic.lifeCycle().approve(user, id, input);
    return "Client approved";
  }

  private String reject(User user, String id, Input input) {
    logic.lifeCycle().reject(user, id, input);
    return "Client rejected";
  }

  private String addOwner(User user, String id, Input input) {
    logic.clients().addOwner(user, id, input, Clients.SHARE_LIMIT);
    return "Owner added";
  }

  private String removeOwner(Context context, User user, String id) {
    logic.clients().removeOwner(user, id, context.pathParam("part"));
    return "Owner removed";
  }

  private String addDocument(User user, String id, Input input) {
    logic.clients().addDocument(user, id, input);
    return "Document added";
  }

  private String removeDocument(Context context, User user, String id) {
    logic.clients().removeDocument(user, id, context.pathParam("part"));
    return "Document removed";
  }
}
