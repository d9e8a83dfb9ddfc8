package org.waymark.app.research;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A release that an officer approved, as researchers may ask about it.
 *
 * @param tables its Parquet files, by the name of the table
 */
public record Released(int number, Path directory, Map<String, Path> tables) {

  private static final String PARQUET = ".parquet";

  /** Copies the tables. */
  public Released {
    tables = Map.copyOf(tables);
  }

  /**
   * The release of a number.
   *
   * @param releases the directory of all
   * @throws SandboxException when there is none, or nobody approved it
   */
  public static Released approved(Path releases, int number) {
    Path directory = releases.resolve(Integer.toString(number));
    if (!Files.isDirectory(directory) || !Files.exists(approval(releases, number))) {
      throw new SandboxException(
          "there is no approved release "
              + number
              + ": an officer approves a release before anybody is served it");
    }
    return new Released(number, directory, parquet(directory));
  }

  /** Beside the release, since that never changes. */
  static Path approval(Path releases, int number) {
    return releases.resolve(number + ".approved.json");
  }

  private static Map<String, Path> parquet(Path directory) {
    Map<String, Path> tables = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      files
          .filter(each -> each.toString().endsWith(PARQUET))
          .forEach(
              each ->
                  tables.put(each.getFileName().toString().replace(PARQUET, ""), each));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the release", e);
    }
    return tables;
  }
}
