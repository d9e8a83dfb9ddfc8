package org.waymark.ingest.vault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was sent of each row of the sources, so that an edited sheet becomes corrections and a row
 * that is gone becomes retractions.
 *
 * <p>What is to be sent is {@linkplain #intend noted first} and {@linkplain #settle marked} when
 * the log has it. A row that was noted and never marked is sent again to the letter, so a stop in
 * between makes repeats and no second version.
 */
public final class Ledger {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<List<Sent>> EVENTS = new TypeReference<>() {};

  private static final String TABLE =
      "CREATE TABLE IF NOT EXISTS ledger (source VARCHAR(64) NOT NULL, row_key VARCHAR(64) NOT"
          + " NULL, person VARCHAR(64) NOT NULL, content VARCHAR(64) NOT NULL, last_day INTEGER"
          + " NOT NULL, settled INTEGER NOT NULL, sealed TEXT NOT NULL,"
          + " PRIMARY KEY (source, row_key))";

  private final Database database;
  private final Secrets secrets;

  Ledger(Database database, Secrets secrets) {
    this.database = database;
    this.secrets = secrets;
  }

  /**
   * A row as it stands in the ledger.
   *
   * @param row what was sent, or is to be
   * @param settled whether the log has it
   */
  public record Entry(LedgerRow row, boolean settled) {}

  static void prepare(Database database) throws SQLException {
    database.define(TABLE);
    database.define("CREATE INDEX IF NOT EXISTS ledger_by_person ON ledger (person)");
  }

  /** The name of a table of a source in the ledger. */
  public String source(String sourceSystem, String table) {
    return secrets.column(Purpose.SOURCE, sourceSystem, table);
  }

  /** The name of a row in the ledger. */
  public String rowKey(String own) {
    return secrets.column(Purpose.ROW, own);
  }

  /** What the ledger has of rows, by source and row key; a row that it has not is absent. */
  public Map<List<String>, Entry> find(Collection<List<String>> places) {
    return database.transaction(
        () -> {
          Map<List<String>, Entry> found = new HashMap<>();
          for (List<String> place : places) {
            database
                .query(
                    "SELECT source, row_key, content, last_day, settled, sealed FROM ledger"
                        + " WHERE source = ? AND row_key = ?",
                    this::read,
                    place.get(0),
                    place.get(1))
                .forEach(entry -> found.put(place, entry));
          }
          return found;
        });
  }

  /** The rows of a source of which something stands and that speak of no later day. */
  public List<Entry> until(String source, int lastDay) {
    return database
        .transaction(
            () ->
                database.query(
                    "SELECT source, row_key, content, last_day, settled, sealed FROM ledger"
                        + " WHERE source = ? AND last_day <= ? ORDER BY row_key",
                    this::read,
                    source,
                    lastDay))
        .stream()
        .filter(entry -> !entry.settled() || !entry.row().isGone())
        .toList();
  }

  /** Notes what is about to be sent. */
  public void intend(Collection<LedgerRow> rows) {
    database.transaction(
        () -> {
          for (LedgerRow row : rows) {
            write(row);
          }
          return rows.size();
        });
  }

  /** Marks what the log has. */
  public void settle(Collection<LedgerRow> rows) {
    database.transaction(
        () -> {
          for (LedgerRow row : rows) {
            database.update(
                "UPDATE ledger SET settled = 1 WHERE source = ? AND row_key = ? AND content = ?",
                row.source(),
                row.rowKey(),
                row.content());
          }
          return rows.size();
        });
  }

  void forget(String participantKey) throws SQLException {
    database.update(
        "DELETE FROM ledger WHERE person = ?", secrets.column(Purpose.PERSON, participantKey));
  }

  private void write(LedgerRow row) throws SQLException {
    String sealed = secrets.seal(json(row.events()), row.source() + "/" + row.rowKey());
    database.update(
        "INSERT INTO ledger (source, row_key, person, content, last_day, settled, sealed)"
            + " VALUES (?, ?, ?, ?, ?, 0, ?) ON CONFLICT (source, row_key) DO UPDATE SET"
            + " person = excluded.person, content = excluded.content,"
            + " last_day = excluded.last_day, settled = 0, sealed = excluded.sealed",
        row.source(),
        row.rowKey(),
        person(row),
        row.content(),
        row.lastDay(),
        sealed);
  }

  /** The person whom the row is about now: the last, when it was booked on others before. */
  private String person(LedgerRow row) {
    Set<String> live =
        row.events().stream()
            .filter(event -> !event.isRetracted())
            .map(Sent::participant_key)
            .collect(java.util.stream.Collectors.toSet());
    String key = live.isEmpty() ? row.events().get(0).participant_key() : live.iterator().next();
    return secrets.column(Purpose.PERSON, key);
  }

  private Entry read(ResultSet row) throws SQLException {
    String source = row.getString(1);
    String rowKey = row.getString(2);
    List<Sent> events = events(secrets.open(row.getString(6), source + "/" + rowKey));
    LedgerRow read = new LedgerRow(source, rowKey, row.getString(3), row.getInt(4), events);
    return new Entry(read, row.getInt(5) == 1);
  }

  private static String json(List<Sent> events) {
    try {
      return JSON.writeValueAsString(events);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a list of strings can be written", e);
    }
  }

  private static List<Sent> events(String json) {
    try {
      return JSON.readValue(json, EVENTS);
    } catch (JsonProcessingException e) {
      e.clearLocation(); // it could quote the row
      throw new VaultException("a row of the ledger cannot be read: it is of another version");
    }
  }
}
