package io.sluice.reference.ui;

import io.javalin.Javalin;
import io.sluice.reference.client.ClientLogic;
import io.sluice.reference.fault.Faults;
import io.sluice.reference.flag.Flags;
import io.sluice.reference.tenant.Sessions;
import io.sluice.reference.tenant.Tenants;
import io.sluice.reference.web.FailureView;

/** The web pages. */
public final class Ui {
  private final Pages pages;
  private final SignInRoutes signIn;
  private final ClientListRoutes lists;
  private final DraftRoutes drafts;
  private final ClientRoutes clients;
  private final ImportRoutes imports;

  /** Pages over the logic. */
  public Ui(ClientLogic logic, Tenants tenants, Sessions sessions, Flags flags, Faults faults) {
    pages = new Pages(sessions);
    ClientPage clientPage = new ClientPage(logic, faults);
    signIn = new SignInRoutes(tenants, sessions, flags, pages);
    lists = new ClientListRoutes(logic, pages);
    drafts = new DraftRoutes(logic, pages);
    clients = new ClientRoutes(logic, pages, clientPage);
    imports = new ImportRoutes(logic, pages);
  }

  /** Failures as people read them. */
  public FailureView failures() {
    return pages::failure;
  }

  /** Adds the routes. */
  public void register(Javalin app) {
    signIn.register(app);
    lists.register(app);
    drafts.register(app);
    clients.register(app);
    imports.register(app);
    app.get("/assets/style.css", context -> Assets.show(context, "style.css", "text/css"));
    app.get("/assets/icon.svg", context -> Assets.show(context, "icon.svg", "image/svg+xml"));
  }
}
