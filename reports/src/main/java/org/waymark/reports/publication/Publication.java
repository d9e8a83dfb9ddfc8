package org.waymark.reports.publication;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.waymark.reports.lake.Beside;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.Literals;
import org.waymark.reports.lake.Program;

/**
 * A publication, whole and as it was made.
 *
 * @param directory that holds its files
 * @param manifest what it says of itself
 */
public record Publication(Path directory, Manifest manifest) {

  private static final String READ = "read_parquet('";

  /**
   * Reads a publication and compares every file with its sum.
   *
   * @throws PublicationException when a file is missing or other than it was
   */
  static Publication read(Path directory) {
    Manifest manifest = manifest(directory);
    try {
      for (Map.Entry<String, String> file : manifest.files().entrySet()) {
        if (!Digests.of(directory.resolve(file.getKey())).equals(file.getValue())) {
          throw new PublicationException(
              "publication %s is not what it was: %s was changed; take it from a backup"
                  .formatted(directory, file.getKey()));
        }
      }
      return new Publication(directory, manifest);
    } catch (IOException e) {
      throw new PublicationException("publication " + directory + " cannot be read", e);
    }
  }

  /** What a publication says of itself. */
  static Manifest manifest(Path directory) {
    try {
      return Manifest.read(Files.readString(directory.resolve(Manifest.FILE)));
    } catch (IOException e) {
      throw new PublicationException("publication " + directory + " cannot be read", e);
    }
  }

  /** Its number. */
  public int number() {
    return manifest.number();
  }

  /**
   * Its views for a session: {@code published_cells}, {@code published_programs}, {@code
   * published_definitions}, {@code published_parts}, {@code published_rebases}.
   */
  public Beside beside() {
    try {
      String views = Files.readString(directory.resolve(PublicationFiles.VIEWS));
      return new Beside(
          manifest.files().keySet().stream()
              .filter(file -> file.endsWith(".parquet"))
              .map(file -> directory.resolve(file).toString())
              .toList(),
          List.of(views.replace(READ, READ + directory.toString().replace("'", "''") + "/")));
    } catch (IOException e) {
      throw new PublicationException("publication " + directory + " cannot be read", e);
    }
  }

  /** Its programs, by id. */
  public List<Program> programs() {
    try (Cut files = Cut.of(beside())) {
      return files.report(
          "publication/published_programs",
          Map.of(),
          row -> new Program(row.getString("program_id"), row.getString("name")));
    }
  }

  /** Its definitions, in the order of the catalogue. */
  public List<Definition> definitions() {
    try (Cut files = Cut.of(beside())) {
      return files.report("publication/definitions", Map.of(), Publication::definition);
    }
  }

  private static Definition definition(ResultSet row) throws SQLException {
    return new Definition(
        row.getString("indicator"),
        row.getString("name"),
        row.getString("family"),
        row.getString("question"),
        row.getString("unit"),
        row.getString("counted"),
        row.getString("out_of"),
        row.getString("good"),
        row.getString("voice"),
        row.getString("gaming"),
        row.getString("cannot_tell"));
  }

  private static String nulls(Map<String, String> columns) {
    return columns.entrySet().stream()
        .map(column -> "NULL::%s AS %s".formatted(column.getValue(), column.getKey()))
        .collect(joining(", "));
  }

  /**
   * The cells of several as {@code published_history}: the columns of their files, and {@code
   * publication}, the number of each.
   *
   * @param publications one or more
   */
  public static Beside history(List<Publication> publications) {
    List<String> files =
        publications.stream()
            .map(each -> each.directory().resolve(PublicationFiles.CELLS).toString())
            .toList();
    String rows =
        publications.stream()
            .map(
                each ->
                    "SELECT *, %d AS publication FROM read_parquet(%s)"
                        .formatted(
                            each.number(),
                            Literals.text(
                                each.directory().resolve(PublicationFiles.CELLS).toString())))
            .collect(joining(" UNION ALL BY NAME "));
    return new Beside(files, List.of("CREATE VIEW published_history AS " + rows));
  }

  /** The view {@code published_cells} where nothing is published yet: no rows. */
  public static Beside nothingYet() {
    return new Beside(
        List.of(),
        List.of(
            "CREATE VIEW published_cells AS SELECT %s, NULL::VARCHAR AS name, NULL::VARCHAR AS kind, NULL::VARCHAR AS own_unit WHERE false"
                .formatted(nulls(PublicationFiles.COLUMNS_OF_CELLS))));
  }

  /** The digest of sums: lines of sum, two spaces and path, by path. */
  static String digest(Map<String, String> files) {
    return Digests.of(
        files.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(file -> file.getValue() + "  " + file.getKey() + "\n")
            .collect(joining())
            .getBytes(StandardCharsets.UTF_8));
  }
}
