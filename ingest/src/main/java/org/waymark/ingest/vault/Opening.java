package org.waymark.ingest.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** Opens vaults, wherever they are, and makes what is not there. */
final class Opening {

  static final String VARIABLE = "WAYMARK_VAULT";

  private static final String FILE = "vault.db";

  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE IF NOT EXISTS vault_key (id INTEGER PRIMARY KEY, proof VARCHAR(64) NOT"
              + " NULL)",
          "CREATE TABLE IF NOT EXISTS identities (lookup VARCHAR(64) PRIMARY KEY,"
              + " participant_key VARCHAR(64) NOT NULL, sealed TEXT NOT NULL)",
          "CREATE INDEX IF NOT EXISTS identities_by_key ON identities (participant_key)",
          "CREATE TABLE IF NOT EXISTS erased (erased VARCHAR(64) PRIMARY KEY, erased_at VARCHAR(32)"
              + " NOT NULL)",
          "CREATE TABLE IF NOT EXISTS audit (asked_at VARCHAR(32) NOT NULL, role VARCHAR(32) NOT"
              + " NULL, purpose VARCHAR(64) NOT NULL, act VARCHAR(32) NOT NULL, answer VARCHAR(32)"
              + " NOT NULL, person VARCHAR(64) NOT NULL)");

  private Opening() {}

  /** The address of the database that is the vault, if one is named. */
  static Optional<String> shared() {
    return Optional.ofNullable(System.getenv(VARIABLE)).filter(url -> !url.isBlank());
  }

  /** Opens a vault that several machines may share. */
  static Vault shared(Path directory, String url) throws IOException {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new VaultException(
          "the variable " + VARIABLE + " is no address such as jdbc:postgresql://host/vault");
    }
    makePrivate(directory);
    Database database = new Database(url, new Properties());
    try {
      boolean isThere = prepared(database);
      return Vault.open(database, KeyFile.secrets(directory, () -> isThere));
    } catch (IOException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Makes the tables; whether anybody has made a vault of them before. */
  private static boolean prepared(Database database) {
    return database.transaction(
        () -> {
          database.alone();
          for (String table : TABLES) {
            database.define(table);
          }
          for (String table : Erasures.TABLES) {
            database.define(table);
          }
          Ledger.prepare(database);
          return !database.query("SELECT 1 FROM vault_key", row -> true).isEmpty();
        });
  }

  /** Opens a vault that is a file of a directory. */
  static Vault file(Path directory) throws IOException {
    makePrivate(directory);
    Path file = directory.resolve(FILE);
    Secrets secrets = KeyFile.secrets(directory, () -> Files.exists(file));
    if (Files.notExists(file)) {
      makeFile(directory, file);
    }
    Properties sqlite = new Properties();
    sqlite.setProperty("busy_timeout", "30000");
    sqlite.setProperty("transaction_mode", "IMMEDIATE");
    sqlite.setProperty("secure_delete", "true"); // what is erased leaves no bytes in free pages
    Database database = new Database("jdbc:sqlite:" + file, sqlite);
    try {
      boolean unused = prepared(database);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
    return Vault.open(database, secrets);
  }

  /** Whether a directory holds a vault. */
  static boolean isFile(Path directory) {
    return Files.exists(directory.resolve(FILE));
  }

  private static void makePrivate(Path directory) throws IOException {
    boolean isNew = Files.notExists(directory);
    Files.createDirectories(directory);
    if (isNew && Files.getFileStore(directory).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** SQLite gives its journals the mode of the file. */
  private static void makeFile(Path directory, Path file) throws IOException {
    try {
      Files.createFile(file, KeyFile.ownersAlone(directory));
    } catch (java.nio.file.FileAlreadyExistsException e) {
      // another process was faster, with the same mode
    }
  }
}
