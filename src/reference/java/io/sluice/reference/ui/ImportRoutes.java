package io.sluice.reference.ui;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.sluice.reference.check.Refused;
import io.sluice.reference.client.ClientLogic;
import io.sluice.reference.client.ImportResult;
import io.sluice.reference.flag.Flag;
import io.sluice.reference.tenant.Role;
import io.sluice.reference.web.Visit;
import java.util.List;

/** The page for importing many clients. */
final class ImportRoutes {
  private final ClientLogic logic;
  private final Pages pages;

  ImportRoutes(ClientLogic logic, Pages pages) {
    this.logic = logic;
    this.pages = pages;
  }

  void register(Javalin app) {
    app.get("/import", this::ask);
    app.post("/import", this::run);
  }

  private void ask(Context context) {
    refuseClosed(context);
    pages.show(context, 200, page());
  }

  private void run(Context context) {
    refuseClosed(context);
    Form form = Form.of(context);
    ImportResult result = logic.importer().run(Visit.of(context).user(), form.text("csv"));
    if (result instanceof ImportResult.Imported imported) {
      int count = imported.clients().size();
      String message = count == 1 ? "1 client imported" : count + " clients imported";
      pages.show(context, 200, page().with("status", message).with("imported", imported.clients()));
    } else if (result instanceof ImportResult.Wrong wrong) {
      Page page = page().typed(form).with("alerts", List.of(wrong.message()));
      pages.show(context, 422, page.with("lines", wrong.lines()).with("wrong", List.of("csv")));
    }
  }

  private static void refuseClosed(Context context) {
    Visit visit = Visit.of(context);
    if (!visit.flags().on(Flag.BULK_IMPORT)) {
      throw Refused.notFound("There is no such page");
    }
    visit.user().mustBe(Role.ANALYST);
  }

  private static Page page() {
    return new Page("import", "Bulk import").with("imported", List.of()).with("lines", List.of());
  }
}
