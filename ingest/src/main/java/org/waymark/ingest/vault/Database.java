package org.waymark.ingest.vault;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The vault's database through plain JDBC, in SQL that SQLite and PostgreSQL understand alike. One
 * connection, one step at a time: a step is a transaction.
 */
final class Database implements AutoCloseable {

  /** Steps of SQL that hold together or not at all. */
  @FunctionalInterface
  interface Step<T> {
    T take() throws SQLException;
  }

  /** Reads one row. */
  @FunctionalInterface
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final Connection connection;

  Database(String url, Properties properties) {
    try {
      connection = DriverManager.getConnection(url, properties);
    } catch (SQLException e) {
      throw new VaultException("the vault's database cannot be opened", e);
    }
  }

  /**
   * Takes a step; when it returns, what it wrote is durable. Between steps no transaction is open:
   * SQLite's would keep every other process out.
   */
  synchronized <T> T transaction(Step<T> step) {
    try {
      connection.setAutoCommit(false);
      T result = step.take();
      connection.setAutoCommit(true); // commits; commit() would begin the next transaction at once
      return result;
    } catch (SQLException e) {
      rollBack(e);
      throw new VaultException("the vault's database did not take a step", e);
    } catch (RuntimeException e) {
      rollBack(e);
      throw e;
    }
  }

  private void rollBack(Exception e) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException second) {
      e.addSuppressed(second);
    }
  }

  void define(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  int update(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(sql, values)) {
      return statement.executeUpdate();
    }
  }

  <T> List<T> query(String sql, Reader<T> reader, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<T> read = new ArrayList<>();
      while (rows.next()) {
        read.add(reader.read(rows));
      }
      return read;
    }
  }

  private PreparedStatement prepare(String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new VaultException("the vault's database does not close", e);
    }
  }
}
