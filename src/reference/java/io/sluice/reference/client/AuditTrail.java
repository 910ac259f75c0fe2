package io.sluice.reference.client;

import io.sluice.reference.tenant.Role;
import io.sluice.reference.tenant.User;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** What happened, written in the transaction in which it happens and never changed. */
public final class AuditTrail {
  private static final RowMapper<AuditEntry> ENTRY =
      (row, context) ->
          new AuditEntry(
              row.getObject("happened_at", OffsetDateTime.class).toInstant(),
              row.getString("actor"),
              AuditAction.valueOf(row.getString("action")),
              row.getString("detail"),
              row.getString("client_id"),
              row.getString("client_reference"));

  private static final long LATE_SECONDS = 3;

  private final Jdbi jdbi;
  private final Clock clock;

  AuditTrail(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  void add(Handle handle, Client client, String actor, AuditAction action, String detail) {
    handle
        .createUpdate(
            "insert into audit (tenant_id, client_id, client_reference, happened_at, actor, action,"
                + " detail) values (:tenant, :client, :reference, :at, :actor, :action, :detail)")
        .bind("tenant", client.tenantId())
        .bind("client", client.id())
        .bind("reference", client.reference())
        .bind("at", clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC))
        .bind("actor", actor)
        .bind("action", action.name())
        .bind("detail", detail)
        .execute();
  }

  /** The fault that is late: the entry is written by another thread, after a while. */
  void addLater(Client client, String actor, AuditAction action, String detail) {
    CompletableFuture.delayedExecutor(LATE_SECONDS, TimeUnit.SECONDS)
        .execute(() -> jdbi.useHandle(handle -> add(handle, client, actor, action, detail)));
  }

  /** What happened to one client of the user's tenant, oldest first. */
  public List<AuditEntry> of(User user, Client client) {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "select * from audit where tenant_id = ? and client_id = ? order by seq",
                    user.tenantId(),
                    client.id())
                .map(ENTRY)
                .list());
  }

  /** What happened in the whole tenant of an admin, oldest first. */
  public List<AuditEntry> ofTenant(User user) {
    user.mustBe(Role.ADMIN);
    return jdbi.withHandle(
        handle ->
            handle
                .select("select * from audit where tenant_id = ? order by seq", user.tenantId())
                .map(ENTRY)
                .list());
  }
}
