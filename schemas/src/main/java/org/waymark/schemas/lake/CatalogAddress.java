package org.waymark.schemas.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the catalog of a lake is: in a file of SQLite beside its tables, or in a database of
 * PostgreSQL where several machines write and read. Which of them stands in the lake's directory
 * itself, so two processes that see the same directory never take two catalogs.
 *
 * @param url of JDBC, with the user and without a password
 */
public record CatalogAddress(String url) {

  /** What holds the password, if the database wants one and {@code ~/.pgpass} does not hold it. */
  public static final String PASSWORD = "WAYMARK_CATALOG_PASSWORD";

  private static final String SERVER = "jdbc:postgresql:";
  private static final String SQLITE_FILE = "catalog.db";
  private static final String ADDRESS_FILE = "catalog.address";
  private static final Pattern SECRET = Pattern.compile("(?i)[?&]password=|//[^/@]*:[^/@]*@");

  /**
   * Takes an address of a server.
   *
   * @throws IllegalArgumentException when it is none, or holds a password
   */
  public static CatalogAddress of(String url) {
    if (!url.startsWith(SERVER)) {
      throw new IllegalArgumentException(
          "a catalog's address is such as jdbc:postgresql://host/waymark?user=waymark");
    }
    if (SECRET.matcher(url).find()) {
      throw new IllegalArgumentException(
          "the catalog's address is kept in the lake's directory, so leave the password out: the"
              + " variable "
              + PASSWORD
              + " or ~/.pgpass holds it");
    }
    return new CatalogAddress(url);
  }

  /**
   * Notes in a lake's directory, which is made if need be, that its catalog is here.
   *
   * @throws IllegalArgumentException when the lake has another catalog already
   */
  public void claim(Path directory) {
    try {
      Files.createDirectories(directory);
      if (Files.exists(directory.resolve(SQLITE_FILE))) {
        throw new IllegalArgumentException(
            "the lake in %s has its catalog in %s: name another directory for one in PostgreSQL"
                .formatted(directory, SQLITE_FILE));
      }
      Path file = directory.resolve(ADDRESS_FILE);
      if (Files.notExists(file)) {
        write(directory, file);
      }
      String noted = Files.readString(file).strip();
      if (!noted.equals(url)) {
        throw new IllegalArgumentException(
            "the lake in %s has its catalog at %s, not at %s".formatted(directory, noted, url));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot note the catalog in the lake " + directory, e);
    }
  }

  /** Whole or not at all, and of several at once the first. */
  private void write(Path directory, Path file) throws IOException {
    Path whole = Files.createTempFile(directory, ADDRESS_FILE, ".new");
    try {
      Files.writeString(whole, url + "\n");
      Files.createLink(file, whole);
    } catch (FileAlreadyExistsException e) {
      return; // another process was faster; who claims compares
    } finally {
      Files.delete(whole);
    }
  }

  /** Whether a directory holds a lake, or says where the catalog of one is. */
  static boolean isIn(Path directory) {
    return Files.exists(directory.resolve(SQLITE_FILE))
        || Files.exists(directory.resolve(ADDRESS_FILE));
  }

  /** That of the lake in a directory. */
  static CatalogAddress in(Path directory) {
    Path file = directory.resolve(ADDRESS_FILE);
    try {
      if (Files.exists(file)) {
        return of(Files.readString(file).strip());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read where the lake's catalog is", e);
    }
    return new CatalogAddress(
        "jdbc:sqlite:"
            + directory.resolve(SQLITE_FILE)
            // A reader never waits, and a writer waits for one that holds the lock.
            + "?journal_mode=WAL&synchronous=FULL&busy_timeout=20000");
  }

  /** Whether it is a server's. */
  boolean isServer() {
    return url.startsWith(SERVER);
  }

  /** What the connection needs beside the address. */
  Map<String, String> credentials() {
    return Optional.ofNullable(System.getenv(PASSWORD))
        .filter(password -> isServer() && !password.isEmpty())
        .map(password -> Map.of("jdbc.password", password))
        .orElse(Map.of());
  }
}
