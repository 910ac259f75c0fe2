package io.sluice.reference.tenant;

import io.sluice.reference.check.Refused;
import io.sluice.reference.store.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** The tenants and their users. */
public final class Tenants {
  private static final String USER_SQL =
      "select u.*, t.name as tenant_name from users u join tenants t on t.id = u.tenant_id ";
  static final RowMapper<User> USER =
      (row, context) ->
          new User(
              row.getString("tenant_id"),
              row.getString("tenant_name"),
              row.getString("username"),
              Role.valueOf(row.getString("user_role")));
  private static final RowMapper<Tenant> TENANT =
      (row, context) ->
          new Tenant(
              row.getString("id"),
              row.getString("name"),
              row.getObject("created_at", OffsetDateTime.class).toInstant());

  private final Jdbi jdbi;
  private final Ids ids;
  private final Clock clock;

  /** Tenants in a database. */
  public Tenants(Jdbi jdbi, Ids ids, Clock clock) {
    this.jdbi = jdbi;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Creates a tenant and a user for each role.
   *
   * @throws Refused if the name is taken
   */
  public NewTenant create(String name) {
    return jdbi.inTransaction(
        handle -> {
          String id = ids.next("t");
          insert(handle, id, name);
          List<SignIn> signIns = new ArrayList<>();
          for (Role role : Role.values()) {
            signIns.add(addUser(handle, id, role));
          }
          return new NewTenant(id, name, List.copyOf(signIns));
        });
  }

  private void insert(Handle handle, String id, String name) {
    // "merge … when not matched" lets two requests of one name race without an exception.
    int inserted =
        handle
            .createUpdate(
                "merge into tenants t using (values (:key)) n (name_key) on t.name_key = n.name_key"
                    + " when not matched then insert (id, name, name_key, created_at)"
                    + " values (:id, :name, :key, :at)")
            .bind("id", id)
            .bind("name", name)
            .bind("key", name.toLowerCase(Locale.ROOT))
            .bind("at", now())
            .execute();
    if (inserted == 0) {
      throw Refused.duplicateName("A tenant named \"" + name + "\" already exists");
    }
  }

  private SignIn addUser(Handle handle, String tenantId, Role role) {
    SignIn signIn =
        new SignIn(role, role.key() + "@" + tenantId, ids.secret(), "clm_" + ids.secret());
    handle
        .createUpdate("insert into users values (:username, :tenant, :role, :token, :password)")
        .bind("username", signIn.username())
        .bind("tenant", tenantId)
        .bind("role", role.name())
        .bind("token", Secrets.hash(signIn.token()))
        .bind("password", Secrets.hash(signIn.password()))
        .execute();
    return signIn;
  }

  /** All tenants, oldest first. */
  public List<Tenant> all() {
    return jdbi.withHandle(
        handle -> handle.createQuery("select * from tenants order by seq").map(TENANT).list());
  }

  /** How many tenants there are. */
  public int count() {
    return jdbi.withHandle(
        handle -> handle.select("select count(*) from tenants").mapTo(Integer.class).one());
  }

  /** Whether a tenant exists. */
  public boolean exists(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .select("select 1 from tenants where id = ?", id)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  /** Deletes a tenant and everything it has; false if it does not exist. */
  public boolean delete(String id) {
    return jdbi.withHandle(handle -> handle.execute("delete from tenants where id = ?", id)) > 0;
  }

  /**
   * Deletes what a tenant's users have written, clients and audit trail, and counts references from
   * the start again; users, tokens and flags stay. False if the tenant does not exist.
   */
  public boolean reset(String id) {
    return jdbi.inTransaction(
        handle -> {
          // First, so that the tenant's row is locked and no client comes in between.
          int known = handle.execute("update tenants set last_reference = 0 where id = ?", id);
          handle.execute("delete from clients where tenant_id = ?", id);
          handle.execute("delete from audit where tenant_id = ?", id);
          return known > 0;
        });
  }

  /** The user of an API token. */
  public Optional<User> byToken(String token) {
    return find("where token_hash = ?", Secrets.hash(token));
  }

  /** The user of a username and its password. */
  public Optional<User> byPassword(String username, String password) {
    return find(
        "where username = ? and password_hash = ?", username.strip(), Secrets.hash(password));
  }

  private Optional<User> find(String condition, Object... values) {
    return jdbi.withHandle(
        handle -> handle.select(USER_SQL + condition, values).map(USER).findOne());
  }

  private OffsetDateTime now() {
    return Instant.now(clock).atOffset(ZoneOffset.UTC);
  }
}
