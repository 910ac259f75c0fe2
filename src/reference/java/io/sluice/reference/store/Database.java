package io.sluice.reference.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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

  /** A new database without tables; {@link #createTables()} must follow before it is used. */
  public static Database inMemory() {
    String url =
        "jdbc:h2:mem:clm-"
            + UUID.randomUUID()
            + ";DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=5000";
    JdbcConnectionPool pool = JdbcConnectionPool.create(url, "clm", "");
    pool.setMaxConnections(MAX_CONNECTIONS);
    return new Database(pool);
  }

  /** Creates the service's tables, empty. */
  public void createTables() {
    jdbi.useHandle(handle -> handle.createScript(schema()).execute());
  }

  /** The way to its data. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /** Whether it answers and has its tables. */
  public boolean answers() {
    try {
      // The last table of the script: if it is there, all are.
      return jdbi.withHandle(
          handle -> handle.select("select count(*) from audit").mapTo(Integer.class).one() >= 0);
    } catch (JdbiException e) {
      return false;
    }
  }

  @Override
  public void close() {
    // Plain JDBC: Jdbi would ask the connection for a count of rows, and there is none any more.
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("shutdown");
    } catch (SQLException e) {
      throw new IllegalStateException("the database cannot be closed", e);
    } finally {
      pool.dispose();
    }
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
