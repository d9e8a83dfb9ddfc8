package org.waymark.app.research;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.waymark.reports.release.Release;
import org.waymark.reports.release.ReleaseException;
import org.waymark.reports.release.Releases;

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
   * The release of a number, with files that are what was approved.
   *
   * @param releases the directory of all
   * @throws ReleaseException when there is none, it is not approved, or it was changed
   */
  public static Released approved(Path releases, int number) {
    try {
      return of(new Releases(releases).approved(number));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read release " + number, e);
    }
  }

  /** The numbers of all that are approved, in their order. */
  public static List<Integer> all(Path releases) {
    return new Releases(releases)
        .all().stream()
            .filter(each -> each.standing() == Release.Standing.APPROVED)
            .map(Release::number)
            .toList();
  }

  private static Released of(Release release) {
    Map<String, Path> tables = new TreeMap<>();
    for (String file : release.manifest().files().keySet()) {
      if (file.endsWith(PARQUET)) {
        tables.put(file.replace(PARQUET, ""), release.directory().resolve(file));
      }
    }
    return new Released(release.number(), release.directory(), tables);
  }
}
