package io.sluice.reference.tenant;

import io.sluice.reference.store.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Who is signed in to the pages. */
public final class Sessions {
  /** How long a session lasts at most. */
  public static final Duration LIFETIME = Duration.ofHours(8);

  private final Jdbi jdbi;
  private final Ids ids;
  private final Clock clock;

  /** Sessions in a database. */
  public Sessions(Jdbi jdbi, Ids ids, Clock clock) {
    this.jdbi = jdbi;
    this.ids = ids;
    this.clock = clock;
  }

  /** Signs a user in; answers the value for the cookie. */
  public String open(User user) {
    String token = ids.secret();
    jdbi.useHandle(
        handle -> {
          handle.execute("delete from sessions where expires_at < ?", now());
          handle.execute(
              "insert into sessions (token_hash, username, csrf, expires_at) values (?, ?, ?, ?)",
              Secrets.hash(token),
              user.username(),
              ids.secret(),
              now().plus(LIFETIME));
        });
    return token;
  }

  /** The session of a cookie's value, if it still lasts. */
  public Optional<Session> find(String token) {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "select s.token_hash, s.csrf, u.*, t.name as tenant_name from sessions s"
                        + " join users u on u.username = s.username"
                        + " join tenants t on t.id = u.tenant_id"
                        + " where s.token_hash = ? and s.expires_at > ?",
                    Secrets.hash(token),
                    now())
                .map(
                    (row, context) ->
                        new Session(
                            row.getString("token_hash"),
                            Tenants.USER.map(row, context),
                            row.getString("csrf")))
                .findOne());
  }

  /** Signs out. */
  public void close(Session session) {
    jdbi.useHandle(
        handle -> handle.execute("delete from sessions where token_hash = ?", session.id()));
  }

  /** Leaves a message for the next page of a session. */
  public void leaveMessage(Session session, String message) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update sessions set flash = ? where token_hash = ?", message, session.id()));
  }

  /** Takes the message left for this page; empty text if there is none. */
  public String takeMessage(Session session) {
    return jdbi.inTransaction(
        handle -> {
          String message =
              handle
                  .select("select flash from sessions where token_hash = ?", session.id())
                  .mapTo(String.class)
                  .findOne()
                  .orElse("");
          if (!message.isEmpty()) {
            handle.execute("update sessions set flash = '' where token_hash = ?", session.id());
          }
          return message;
        });
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
