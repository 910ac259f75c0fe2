package io.sluice.reference;

import io.sluice.reference.api.AdminRoutes;
import io.sluice.reference.api.FlagRoutes;
import io.sluice.reference.api.JsonErrors;
import io.sluice.reference.api.MachineRoutes;
import io.sluice.reference.api.ProductAccess;
import io.sluice.reference.api.ProductRoutes;
import io.sluice.reference.client.ClientLogic;
import io.sluice.reference.fault.Faults;
import io.sluice.reference.flag.FlagSettings;
import io.sluice.reference.flag.Flags;
import io.sluice.reference.store.Database;
import io.sluice.reference.store.Ids;
import io.sluice.reference.tenant.Sessions;
import io.sluice.reference.tenant.Tenants;
import io.sluice.reference.ui.Ui;
import io.sluice.reference.web.HttpServer;
import io.sluice.reference.web.Log;
import io.sluice.reference.web.Metrics;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;

/** A running service: the one place that puts its parts together. */
public final class Service implements AutoCloseable {
  private final Database database;
  private final Flags flags;
  private final HttpServer server;

  private Service(Database database, Flags flags, HttpServer server) {
    this.database = database;
    this.flags = flags;
    this.server = server;
  }

  /**
   * Starts a service; it is ready when this returns.
   *
   * @throws io.javalin.util.JavalinBindException if the port is taken
   * @throws io.sluice.reference.flag.FlagsUnavailable if the flags cannot be had
   */
  public static Service start(Options options, Clock clock, Log log) {
    Database database = Database.inMemory();
    // The slowest part of a start; until it is done, /health says "starting".
    CompletableFuture<Void> tables = CompletableFuture.runAsync(database::createTables);
    Jdbi jdbi = database.jdbi();
    Ids ids = new Ids();
    Faults faults = new Faults(options.faults());
    FlagSettings settings = new FlagSettings(jdbi);
    Flags flags = new Flags(options.flags(), settings);
    Tenants tenants = new Tenants(jdbi, ids, clock);
    Sessions sessions = new Sessions(jdbi, ids, clock);
    ClientLogic logic = ClientLogic.over(jdbi, ids, clock, faults);
    Metrics metrics = new Metrics(tenants::count);
    Ui ui = new Ui(logic, tenants, sessions, flags, faults);
    HttpServer server =
        HttpServer.start(
            options.port(),
            log,
            metrics,
            new JsonErrors(),
            ui.failures(),
            List.of(
                new ProductAccess(tenants, flags, faults)::register,
                new ProductRoutes(logic, faults)::register,
                new AdminRoutes(tenants, settings, flags, options.adminToken())::register,
                new FlagRoutes(tenants, settings, flags)::register,
                new MachineRoutes(database, metrics, options.build(), faults)::register,
                ui::register));
    tables.join();
    return new Service(database, flags, server);
  }

  /** Where it answers, such as {@code http://127.0.0.1:8080}. */
  public String url() {
    return "http://" + HttpServer.HOST + ":" + server.port();
  }

  @Override
  public void close() {
    server.close();
    flags.close();
    database.close();
  }
}
