package io.sluice.reference.ui;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.sluice.reference.check.Refused;
import io.sluice.reference.client.Client;
import io.sluice.reference.client.ClientLogic;
import io.sluice.reference.client.Clients;
import io.sluice.reference.client.Country;
import io.sluice.reference.client.Details;
import io.sluice.reference.client.LegalForm;
import io.sluice.reference.client.Status;
import io.sluice.reference.tenant.Role;
import io.sluice.reference.web.Visit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The forms for a new client and for the details of a draft. */
final class DraftRoutes {
  private final ClientLogic logic;
  private final Pages pages;

  DraftRoutes(ClientLogic logic, Pages pages) {
    this.logic = logic;
    this.pages = pages;
  }

  void register(Javalin app) {
    app.get("/clients/new", this::askNew);
    app.post("/clients/new", this::create);
    app.get("/clients/{id}/edit", this::askEdit);
    app.post("/clients/{id}/edit", this::edit);
  }

  private void askNew(Context context) {
    Visit.of(context).user().mustBe(Role.ANALYST);
    pages.show(context, 200, newPage());
  }

  private void create(Context context) {
    Form form = Form.of(context);
    try {
      Client client =
          logic.clients().create(Visit.of(context).user(), form.input(), Clients.SHARE_LIMIT);
      pages.goOn(context, "/clients/" + client.id(), "Client created");
    } catch (Refused refused) {
      askAgain(context, newPage(), form, refused);
    }
  }

  private void askEdit(Context context) {
    Client client = logic.clients().get(Visit.of(context).user(), context.pathParam("id"));
    Visit.of(context).user().mustBe(Role.ANALYST);
    if (client.status() != Status.DRAFT) {
      throw Refused.wrongState("Only a draft can be changed");
    }
    pages.show(context, 200, editPage(client.id()).typed(typed(client.details())));
  }

  private void edit(Context context) {
    String id = context.pathParam("id");
    Form form = Form.of(context);
    try {
      logic.clients().edit(Visit.of(context).user(), id, form.input());
      pages.goOn(context, "/clients/" + id, "Changes saved");
    } catch (Refused refused) {
      askAgain(context, editPage(id), form, refused);
    }
  }

  private void askAgain(Context context, Page page, Form form, Refused refused) {
    if (refused.status() != 422 && refused.status() != 409) {
      throw refused;
    }
    pages.show(context, refused.status(), page.typed(form).refused(refused));
  }

  private static Page newPage() {
    return page("New client", "/clients/new", "Create client", "/clients");
  }

  private static Page editPage(String id) {
    return page("Edit client", "/clients/" + id + "/edit", "Save changes", "/clients/" + id);
  }

  private static Page page(String title, String action, String button, String cancel) {
    return new Page("client-form", title)
        .with("action", action)
        .with("button", button)
        .with("cancel", cancel)
        .with("countries", countries())
        .with("legalForms", legalForms());
  }

  private static Form typed(Details details) {
    Map<String, String> typed = new HashMap<>();
    typed.put("name", details.name());
    typed.put("country", details.country().name());
    typed.put("legalForm", details.legalForm().key());
    if (details.politicallyExposed()) {
      typed.put("politicallyExposed", "on");
    }
    return new Form(typed);
  }

  private static List<Map<String, String>> countries() {
    List<Map<String, String>> choices = new ArrayList<>();
    choices.add(Pages.choice("", "Choose a country"));
    Arrays.stream(Country.values())
        .sorted(Comparator.comparing(Country::label))
        .forEach(country -> choices.add(Pages.choice(country.name(), country.label())));
    return choices;
  }

  private static List<Map<String, String>> legalForms() {
    List<Map<String, String>> choices = new ArrayList<>();
    choices.add(Pages.choice("", "Choose a legal form"));
    Arrays.stream(LegalForm.values())
        .forEach(form -> choices.add(Pages.choice(form.key(), form.label())));
    return choices;
  }
}
