package org.waymark.ingest.vault;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.postgres.PostgresServer;

/** The same vault on a server of PostgreSQL that this test starts; skipped where there is none. */
class PostgresVaultTest extends VaultTest {

  private static PostgresServer server = PostgresServer.NONE;
  private static final Map<Path, String> DATABASES = new HashMap<>();

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    server = PostgresServer.start();
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    server.stop();
  }

  @Override
  Vault open(Path own) throws IOException {
    return Opening.shared(own, url(own));
  }

  /** A database for each directory. */
  private static synchronized String url(Path own) {
    return server.url(
        DATABASES.computeIfAbsent(
            own,
            unused -> {
              String name = "vault_" + DATABASES.size();
              execute(server.url("postgres"), "CREATE DATABASE " + name);
              return name;
            }));
  }

  private static void execute(String url, String sql) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  String dump(Path own) {
    StringBuilder all = new StringBuilder();
    try (Connection connection = DriverManager.getConnection(url(own));
        Statement statement = connection.createStatement()) {
      for (String table : List.of("vault_key", "identities", "erased", "audit", "ledger")) {
        all.append(table).append('\n');
        try (ResultSet rows = statement.executeQuery("SELECT t::text FROM " + table + " t")) {
          while (rows.next()) {
            all.append(rows.getString(1)).append('\n');
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the database cannot be read", e);
    }
    return all.toString();
  }

  @Test
  void doesNotMakeAKeyToAVaultThatAnotherMachineMade(@TempDir Path other) throws IOException {
    Path own = other.resolve("first");
    open(own).close();

    assertThatThrownBy(() -> Opening.shared(other.resolve("second"), url(own)))
        .hasMessageContaining("no key to it");
  }

  @Test
  void saysWhatAnAddressLooksLike(@TempDir Path own) {
    assertThatThrownBy(() -> Opening.shared(own, "postgres://maria:secret@host/vault"))
        .hasMessageContaining("jdbc:postgresql://host/vault")
        .hasMessageNotContaining("secret");
  }
}
