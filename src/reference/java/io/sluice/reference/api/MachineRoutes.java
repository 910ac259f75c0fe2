package io.sluice.reference.api;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.sluice.reference.fault.Fault;
import io.sluice.reference.fault.Faults;
import io.sluice.reference.store.Database;
import io.sluice.reference.web.Metrics;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;

/** What deployers, monitors and generators read. */
public final class MachineRoutes {
  private final Database database;
  private final Metrics metrics;
  private final String build;
  private final Json json = new Json();

  /** The routes of a service that was started as a build. */
  public MachineRoutes(Database database, Metrics metrics, String build, Faults faults) {
    this.database = database;
    this.metrics = metrics;
    this.build = faults.has(Fault.WRONG_BUILD) ? build + "-other" : build;
  }

  /** Adds the routes. */
  public void register(Javalin app) {
    app.get("/health", this::health);
    app.get("/version", context -> json.answer(context, 200, Map.of("build", build)));
    app.get("/metrics", metrics::show);
    app.get("/openapi.json", MachineRoutes::openApi);
  }

  private void health(Context context) {
    boolean ready = database.answers();
    json.answer(context, ready ? 200 : 503, Map.of("status", ready ? "ready" : "starting"));
  }

  private static void openApi(Context context) {
    InputStream document =
        Objects.requireNonNull(
            MachineRoutes.class.getResourceAsStream("/io/sluice/reference/openapi.json"));
    context.contentType("application/json").result(document);
  }
}
