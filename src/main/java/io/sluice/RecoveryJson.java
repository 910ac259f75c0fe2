package io.sluice;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.lease.Lease;
import io.sluice.lease.RecoveryReport;

/**
 * What became of what was left behind, for programs: {@code schema: sluice-recovery/1}, {@code
 * complete}, {@code leases[] {kind, name, id?, environment, address, run, outcome, why?}}, {@code
 * going[] {run, host, here, until}}.
 */
final class RecoveryJson {
  private static final String SCHEMA = "sluice-recovery/1";

  private RecoveryJson() {}

  static String of(RecoveryReport report) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("schema", SCHEMA).put("complete", !report.isSomethingLeft());
    var leases = document.putArray("leases");
    report.entries().forEach(entry -> leases.add(entry(entry)));
    var going = document.putArray("going");
    report
        .going()
        .forEach(
            run ->
                going
                    .addObject()
                    .put("run", run.run())
                    .put("host", run.host())
                    .put("here", run.here())
                    .put("until", run.until().toString()));
    return document.toPrettyString();
  }

  private static ObjectNode entry(RecoveryReport.Entry entry) {
    Lease lease = entry.lease();
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("kind", lease.kind().word())
            .put("name", lease.name());
    lease.identity().ifPresent(id -> node.put("id", id));
    node.put("environment", lease.environment())
        .put("address", lease.baseUrl())
        .put("run", lease.run())
        .put("outcome", entry.outcome().word());
    entry.why().ifPresent(why -> node.put("why", why));
    return node;
  }
}
