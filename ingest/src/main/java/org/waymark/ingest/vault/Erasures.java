package org.waymark.ingest.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.vault.Asker.Act;

/**
 * The orders to erase people, those that are done among them, and the list of the erased. From the
 * moment that an order stands its person is refused at every way in. The keys stand in it, sealed,
 * until the order is done; then a receipt takes their place.
 */
public final class Erasures {

  private static final int ID_BYTES = 10;
  private static final String OPEN = "";

  static final List<String> TABLES =
      List.of(
          "CREATE TABLE IF NOT EXISTS erasures (id VARCHAR(32) PRIMARY KEY, person VARCHAR(64) NOT"
              + " NULL, ordered_at VARCHAR(32) NOT NULL, role VARCHAR(32) NOT NULL, purpose"
              + " VARCHAR(64) NOT NULL, sealed TEXT NOT NULL, noted TEXT NOT NULL, ended_at"
              + " VARCHAR(32) NOT NULL, receipt TEXT NOT NULL)",
          "CREATE TABLE IF NOT EXISTS links (linked_key VARCHAR(64) PRIMARY KEY, participant_key"
              + " VARCHAR(64) NOT NULL)");

  private final Database database;
  private final Secrets secrets;
  private final Vault vault;

  Erasures(Database database, Secrets secrets, Vault vault) {
    this.database = database;
    this.secrets = secrets;
    this.vault = vault;
  }

  /**
   * Orders that a person be erased, and forgets them here. An order of the same person that is not
   * done is taken up instead.
   *
   * @throws VaultException when the role may not
   */
  public ErasureOrder order(String participantKey, Asker asker) {
    asker.require(Act.FORGET);
    return database.transaction(
        () -> {
          database.alone();
          String person = vault.auditName(participantKey);
          List<ErasureOrder> open = orders("person = ? AND ended_at = ?", person, OPEN);
          if (!open.isEmpty()) {
            return open.get(0);
          }
          ErasureOrder order =
              new ErasureOrder(
                  Secrets.base32(Secrets.random(ID_BYTES)), Instant.now(), keysOf(participantKey));
          for (String key : order.participantKeys()) {
            vault.forgetNow(key, asker);
          }
          database.update("DELETE FROM links WHERE participant_key = ?", participantKey);
          insert(order, person, asker);
          return order;
        });
  }

  /** The orders that are not done, the oldest first. */
  public List<ErasureOrder> open() {
    return database.transaction(() -> orders("ended_at = ?", OPEN));
  }

  /** What was noted about an order on its way, if anything was. */
  public Optional<String> noted(ErasureOrder order) {
    return database
        .transaction(
            () ->
                database.query(
                    "SELECT noted FROM erasures WHERE id = ?", row -> row.getString(1), order.id()))
        .stream()
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  /** Notes something about an order, such as what must be counted before it is gone. */
  public void note(ErasureOrder order, String text) {
    int unused =
        database.transaction(
            () -> database.update("UPDATE erasures SET noted = ? WHERE id = ?", text, order.id()));
  }

  /** Ends an order: a receipt, which must not name the person, takes the place of the keys. */
  public void end(ErasureOrder order, String receipt) {
    int unused =
        database.transaction(
            () ->
                database.update(
                    "UPDATE erasures SET sealed = '', noted = '', ended_at = ?, receipt = ?"
                        + " WHERE id = ?",
                    Instant.now().toString(),
                    receipt,
                    order.id()));
  }

  /** What became of an order; empty when there is none of that name. */
  public Optional<ErasureRecord> find(String id) {
    return records("WHERE id = ?", id).stream().findFirst();
  }

  /**
   * All orders ever given, the oldest first.
   *
   * @throws VaultException when the role may not ask
   */
  public List<ErasureRecord> all(Asker asker) {
    asker.require(Act.READ_AUDIT);
    return records("");
  }

  /** How long the list of the erased is; it only grows. */
  public long count() {
    return database
        .transaction(() -> database.query("SELECT count(*) FROM erased", row -> row.getLong(1)))
        .get(0);
  }

  /** The list of the erased, as texts that mean nothing without this vault's key. */
  public List<String> listed() {
    return database.transaction(
        () -> database.query("SELECT erased FROM erased ORDER BY erased", row -> row.getString(1)));
  }

  /** Adds the list of another copy of this vault, such as one that is newer than a backup. */
  public void adopt(Collection<String> listed) {
    int unused =
        database.transaction(
            () -> {
              for (String erased : listed) {
                vault.list(erased);
              }
              return listed.size();
            });
  }

  /**
   * A key and all that were linked to it.
   *
   * @throws VaultException when the role may not ask
   */
  public List<String> linked(String participantKey, Asker asker) {
    asker.require(Act.REVEAL);
    return database.transaction(() -> keysOf(participantKey));
  }

  /** The key and all that were linked to it, directly or by way of another. */
  private List<String> keysOf(String participantKey) throws SQLException {
    Set<String> keys = new LinkedHashSet<>(List.of(participantKey));
    int before = 0;
    while (before < keys.size()) {
      before = keys.size();
      for (String key : List.copyOf(keys)) {
        keys.addAll(
            database.query(
                "SELECT linked_key FROM links WHERE participant_key = ?",
                row -> row.getString(1),
                key));
      }
    }
    return List.copyOf(keys);
  }

  private void insert(ErasureOrder order, String person, Asker asker) throws SQLException {
    database.update(
        "INSERT INTO erasures (id, person, ordered_at, role, purpose, sealed, noted, ended_at,"
            + " receipt) VALUES (?, ?, ?, ?, ?, ?, '', '', '')",
        order.id(),
        person,
        order.orderedAt().toString(),
        asker.role().name(),
        asker.purpose(),
        secrets.seal(String.join(" ", order.participantKeys()), order.id()));
  }

  private List<ErasureOrder> orders(String condition, Object... values) throws SQLException {
    return database.query(
        "SELECT id, ordered_at, sealed FROM erasures WHERE "
            + condition
            + " ORDER BY ordered_at, id",
        this::order,
        values);
  }

  private ErasureOrder order(ResultSet row) throws SQLException {
    String id = row.getString(1);
    return new ErasureOrder(
        id,
        Instant.parse(row.getString(2)),
        List.of(secrets.open(row.getString(3), id).split(" ")));
  }

  private List<ErasureRecord> records(String condition, Object... values) {
    return database.transaction(
        () ->
            database.query(
                "SELECT id, ordered_at, role, purpose, ended_at, receipt FROM erasures "
                    + condition
                    + " ORDER BY ordered_at, id",
                row ->
                    new ErasureRecord(
                        row.getString(1),
                        Instant.parse(row.getString(2)),
                        new Asker(Asker.Role.valueOf(row.getString(3)), row.getString(4)),
                        ended(row.getString(5)),
                        row.getString(6)),
                values));
  }

  private static @Nullable Instant ended(String written) {
    return written.equals(OPEN) ? null : Instant.parse(written);
  }
}
