package io.sluice.reference.client;

import io.sluice.reference.fault.Faults;
import io.sluice.reference.store.Ids;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/** Everything API and pages need to work with clients. */
public record ClientLogic(
    Clients clients, LifeCycle lifeCycle, Importer importer, AuditTrail audit, RiskRating rating) {

  /** The logic over a database. */
  public static ClientLogic over(Jdbi jdbi, Ids ids, Clock clock, Faults faults) {
    ClientStore store = new ClientStore(ids);
    AuditTrail audit = new AuditTrail(jdbi, clock);
    NewClients newClients = new NewClients(store, audit, ids, clock);
    return new ClientLogic(
        new Clients(jdbi, store, newClients, audit, clock, faults),
        new LifeCycle(jdbi, store, audit, clock, faults),
        new Importer(jdbi, store, newClients, faults),
        audit,
        new RiskRating(faults));
  }
}
