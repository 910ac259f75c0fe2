package io.sluice.reference.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** An H2 database in memory, of one service and gone with it. */
public final class Database implements AutoCloseable {
  private static final int MAX_CONNECTIONS = 16;

  private final JdbcConnectionPool pool;
  private final Jdbi jdbi;

  private Database(JdbcConnectionPool pool) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
  }

  /** A new, empty database with the service's tables. */
  public static Database inMemory() {
    String url = "jdbc:h2:mem:clm-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=5000";
    JdbcConnectionPool pool = JdbcConnectionPool.create(url, "clm", "");
    pool.setMaxConnections(MAX_CONNECTIONS);
    Database database = new Database(pool);
    database.jdbi.useHandle(handle -> handle.createScript(schema()).execute());
    return database;
  }

  /** The way to its data. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /** Whether it answers. */
  public boolean answers() {
    try {
      return jdbi.withHandle(handle -> handle.select("select 1").mapTo(Integer.class).one()) == 1;
    } catch (JdbiException e) {
      return false;
    }
  }

  @Override
  public void close() {
    jdbi.useHandle(handle -> handle.execute("shutdown"));
    pool.dispose();
  }

  private static String schema() {
    try (InputStream in =
        Objects.requireNonNull(
            Database.class.getResourceAsStream("/io/sluice/reference/schema.sql"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
