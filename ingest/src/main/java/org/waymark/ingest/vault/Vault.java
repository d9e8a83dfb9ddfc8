package org.waymark.ingest.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.waymark.ingest.check.ParticipantKeys;
import org.waymark.ingest.vault.Asker.Act;

/**
 * The only place that knows a person: identities of sources to participant keys. A key is 128
 * random bits; the identity stands sealed beside it and is found by its HMAC. Whoever is erased is
 * kept as an HMAC alone and answered {@link Answer.Erased}. Every look-up leaves a line of audit.
 *
 * <p>On a laptop a SQLite file that its owner alone can read; where several machines share a vault,
 * a database of PostgreSQL that the variable {@code WAYMARK_VAULT} names, such as {@code
 * jdbc:postgresql://host/vault?user=waymark}, with the same SQL.
 *
 * <p>Safe for several threads; several processes, of several machines, may have the same vault
 * open.
 */
public final class Vault implements AutoCloseable {

  private static final int KEY_BYTES = 16;

  /** 128 bits in digits of five. */
  private static final Pattern KEY = Pattern.compile("[0-9a-v]{26}");

  private final Database database;
  private final Secrets secrets;
  private final Ledger ledger;
  private final Erasures erasures;

  private Vault(Database database, Secrets secrets) {
    this.database = database;
    this.secrets = secrets;
    this.ledger = new Ledger(database, secrets);
    this.erasures = new Erasures(database, secrets, this);
  }

  /**
   * Opens the vault of a directory, and makes it if there is none. Where {@code WAYMARK_VAULT}
   * names a database, that is the vault, and the directory holds the key to it at most.
   *
   * @throws IOException when the directory or its files cannot be made or read
   * @throws VaultException when the key is missing, or is not this vault's
   */
  public static Vault open(Path directory) throws IOException {
    Optional<String> shared = Opening.shared();
    return shared.isPresent() ? Opening.shared(directory, shared.get()) : Opening.file(directory);
  }

  /** A vault whose tables are there; closes the database if the key is not theirs. */
  static Vault open(Database database, Secrets secrets) {
    Vault vault = new Vault(database, secrets);
    try {
      vault.database.transaction(vault::prove);
      return vault;
    } catch (RuntimeException e) {
      vault.close();
      throw e;
    }
  }

  /** Whether there is a vault: in a directory, or where {@code WAYMARK_VAULT} says. */
  public static boolean exists(Path directory) {
    return Opening.shared().isPresent() || Opening.isFile(directory);
  }

  /** Whether the key of vaults is in the environment, so that none needs to lie in a file. */
  public static boolean hasKeyFromEnvironment() {
    return KeyFile.isInEnvironment();
  }

  /** What the vault's key can do. */
  public Secrets secrets() {
    return secrets;
  }

  /** What was sent of the rows of sources. */
  public Ledger ledger() {
    return ledger;
  }

  /** The orders to erase people, and the list of the erased. */
  public Erasures erasures() {
    return erasures;
  }

  /**
   * The keys of people, minted for those who have none. When it returns, they are durable.
   *
   * @throws VaultException when the role may not ask
   */
  public Map<Identity, Answer> resolve(Collection<Identity> identities, Asker asker) {
    asker.require(Act.RESOLVE);
    return database.transaction(
        () -> {
          database
              .alone(); // or another machine would mint the same people, or erase them meanwhile
          Map<Identity, Answer> answers = new LinkedHashMap<>();
          for (Identity identity : identities) {
            if (!answers.containsKey(identity)) {
              answers.put(identity, resolve(identity, asker));
            }
          }
          return answers;
        });
  }

  /**
   * Whether the vault knows a person, or has erased them; it neither mints nor notes: for trials,
   * which tell how many and not who.
   */
  public boolean knows(Identity identity) {
    return database.transaction(() -> isErased(identity) || !keysOf(lookup(identity)).isEmpty());
  }

  /** Whether a text looks as the keys do that vaults give; whether it is one, they alone know. */
  public static boolean isKey(String text) {
    return KEY.matcher(text).matches();
  }

  /** Whether a key is one that this vault has given. */
  public boolean hasGiven(String participantKey) {
    return database.transaction(
        () ->
            !database
                .query(
                    "SELECT 1 FROM identities WHERE participant_key = ? LIMIT 1",
                    row -> true,
                    participantKey)
                .isEmpty());
  }

  /** Whether the person of a key was erased. */
  public boolean isErased(String participantKey) {
    return database.transaction(() -> isListed(erasedKey(participantKey)));
  }

  /** Whether anybody was erased: if not, nobody needs to be asked about. */
  public boolean hasErased() {
    return database.transaction(
        () -> !database.query("SELECT 1 FROM erased LIMIT 1", row -> true).isEmpty());
  }

  /** Whether a person was erased. */
  public boolean isErased(Identity identity, Asker asker) {
    asker.require(Act.RESOLVE);
    return database.transaction(() -> isErased(identity));
  }

  /**
   * Who stands behind a key: one identity, or several that were linked.
   *
   * @throws VaultException when the role may not ask
   */
  public List<Identity> reveal(String participantKey, Asker asker) {
    asker.require(Act.REVEAL);
    return database.transaction(
        () -> {
          List<Identity> found =
              database.query(
                  "SELECT lookup, sealed FROM identities WHERE participant_key = ? ORDER BY lookup",
                  row -> SealedIdentity.open(secrets, row.getString(2), row.getString(1)),
                  participantKey);
          note(asker, Act.REVEAL, found.isEmpty() ? "UNKNOWN" : "KNOWN", participantKey);
          return found;
        });
  }

  /**
   * The key of a person as a source knows them; neither mints one nor says whether they were
   * erased.
   *
   * @throws VaultException when the role may not ask
   */
  public Optional<String> find(Identity identity, Asker asker) {
    asker.require(Act.REVEAL);
    return database.transaction(
        () -> {
          Optional<String> key = keysOf(lookup(identity)).stream().findFirst();
          note(asker, Act.REVEAL, key.isPresent() ? "KNOWN" : "UNKNOWN", key.orElse(""));
          return key;
        });
  }

  /**
   * Makes two keys those of one person: whoever was known by the old key is known by the new one,
   * and who erases the new one erases the old one.
   *
   * @return how many identities went over
   * @throws VaultException when the role may not, or one of the two was erased
   */
  public int link(String oldKey, String newKey, Asker asker) {
    asker.require(Act.LINK);
    return database.transaction(
        () -> {
          database.alone();
          if (isListed(erasedKey(oldKey)) || isListed(erasedKey(newKey))) {
            throw new VaultException("one of the two was erased, and stays so");
          }
          int moved =
              database.update(
                  "UPDATE identities SET participant_key = ? WHERE participant_key = ?",
                  newKey,
                  oldKey);
          database.update("DELETE FROM links WHERE linked_key = ?", newKey);
          database.update(
              "INSERT INTO links (linked_key, participant_key) VALUES (?, ?) ON CONFLICT"
                  + " (linked_key) DO UPDATE SET participant_key = excluded.participant_key",
              oldKey,
              newKey);
          note(asker, Act.LINK, "LINKED", oldKey);
          note(asker, Act.LINK, "LINKED", newKey);
          return moved;
        });
  }

  /**
   * Erases a person: the identities and the rows of the ledger go, their HMACs stay on the list.
   *
   * @return how many identities there were
   * @throws VaultException when the role may not
   */
  public int forget(String participantKey, Asker asker) {
    asker.require(Act.FORGET);
    return database.transaction(
        () -> {
          database.alone();
          return forgetNow(participantKey, asker);
        });
  }

  /** Within a step that {@linkplain Database#alone nobody else} takes. */
  int forgetNow(String participantKey, Asker asker) throws SQLException {
    List<Identity> identities =
        database.query(
            "SELECT lookup, sealed FROM identities WHERE participant_key = ?",
            row -> SealedIdentity.open(secrets, row.getString(2), row.getString(1)),
            participantKey);
    for (Identity identity : identities) {
      list(secrets.column(Purpose.ERASED, identity.source(), identity.clientId()));
    }
    list(erasedKey(participantKey));
    database.update("DELETE FROM identities WHERE participant_key = ?", participantKey);
    ledger.forget(participantKey);
    note(asker, Act.FORGET, "ERASED", participantKey);
    return identities.size();
  }

  /**
   * Who asked what, the oldest first.
   *
   * @throws VaultException when the role may not ask
   */
  public List<AuditLine> audit(Asker asker) {
    asker.require(Act.READ_AUDIT);
    return database.transaction(
        () ->
            database.query(
                "SELECT asked_at, role, purpose, act, answer, person FROM audit"
                    + " ORDER BY asked_at, person",
                row ->
                    new AuditLine(
                        Instant.parse(row.getString(1)),
                        new Asker(Asker.Role.valueOf(row.getString(2)), row.getString(3)),
                        row.getString(4) + " " + row.getString(5),
                        row.getString(6))));
  }

  /**
   * How a person stands in the audit: an HMAC of the key, so that a line outlives the person and
   * does not name them.
   */
  public String auditName(String participantKey) {
    return secrets.column(Purpose.PERSON, participantKey);
  }

  @Override
  public void close() {
    database.close();
  }

  private boolean prove() throws SQLException {
    String proof = secrets.column(Purpose.CHECK, "waymark");
    database.update(
        "INSERT INTO vault_key (id, proof) VALUES (1, ?) ON CONFLICT (id) DO NOTHING", proof);
    String there = database.query("SELECT proof FROM vault_key", row -> row.getString(1)).get(0);
    if (!MessageDigest.isEqual(there.getBytes(UTF_8), proof.getBytes(UTF_8))) {
      throw new VaultException("the key is not that of this vault: take the one it was made with");
    }
    return true;
  }

  private Answer resolve(Identity identity, Asker asker) throws SQLException {
    if (isErased(identity)) {
      note(asker, Act.RESOLVE, "ERASED", "");
      return new Answer.Erased();
    }
    String lookup = lookup(identity);
    List<String> known = keysOf(lookup);
    if (known.isEmpty()) {
      database.update(
          "INSERT INTO identities (lookup, participant_key, sealed) VALUES (?, ?, ?)"
              + " ON CONFLICT (lookup) DO NOTHING",
          lookup,
          mint(),
          SealedIdentity.seal(secrets, identity, lookup));
      String key = keysOf(lookup).get(0); // another process may have been faster
      note(asker, Act.RESOLVE, "MINTED", key);
      return new Answer.Known(key);
    }
    note(asker, Act.RESOLVE, "KNOWN", known.get(0));
    return new Answer.Known(known.get(0));
  }

  /** 128 random bits that no check takes for a number of a person. */
  private static String mint() {
    String key = Secrets.base32(Secrets.random(KEY_BYTES));
    while (!ParticipantKeys.isOne(key)) {
      key = Secrets.base32(Secrets.random(KEY_BYTES));
    }
    return key;
  }

  private String lookup(Identity identity) {
    return secrets.column(Purpose.LOOKUP, identity.source(), identity.clientId());
  }

  private List<String> keysOf(String lookup) throws SQLException {
    return database.query(
        "SELECT participant_key FROM identities WHERE lookup = ?", row -> row.getString(1), lookup);
  }

  private boolean isErased(Identity identity) throws SQLException {
    return isListed(secrets.column(Purpose.ERASED, identity.source(), identity.clientId()));
  }

  private boolean isListed(String erased) throws SQLException {
    return !database.query("SELECT 1 FROM erased WHERE erased = ?", row -> true, erased).isEmpty();
  }

  private String erasedKey(String participantKey) {
    return secrets.column(Purpose.ERASED, participantKey);
  }

  void list(String erased) throws SQLException {
    database.update(
        "INSERT INTO erased (erased, erased_at) VALUES (?, ?) ON CONFLICT (erased) DO NOTHING",
        erased,
        Instant.now().toString());
  }

  private void note(Asker asker, Act act, String answer, String participantKey)
      throws SQLException {
    database.update(
        "INSERT INTO audit (asked_at, role, purpose, act, answer, person) VALUES (?, ?, ?, ?, ?,"
            + " ?)",
        Instant.now().toString(),
        asker.role().name(),
        asker.purpose(),
        act.name(),
        answer,
        participantKey.isEmpty() ? "" : auditName(participantKey));
  }
}
