package org.waymark.reports.publication;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.waymark.reports.disclosure.LinkedCell.Counts;
import org.waymark.reports.lake.Beside;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.Literals;

/**
 * What all publications so far have shown: who kept them knows it still.
 *
 * @param counts by the cells that showed them, several where they changed
 */
record History(Map<PublishedCell.Key, Set<Counts>> counts) {

  /** A cell as it was shown at least once. */
  private record Shown(PublishedCell.Key key, Counts counts) {}

  static History of(Publications publications) {
    List<String> files = publications.files(PublicationFiles.CELLS);
    if (files.isEmpty()) {
      return new History(Map.of());
    }
    String view =
        "CREATE VIEW all_published_cells AS %s UNION ALL BY NAME SELECT * FROM read_parquet(%s, union_by_name = true)"
            .formatted(PublicationFiles.noCells(), Literals.list(files));
    try (Cut cut = Cut.of(new Beside(files, List.of(view)))) {
      return new History(
          cut.report("publication/shown", Map.of(), History::read).stream()
              .collect(groupingBy(Shown::key, mapping(Shown::counts, toSet()))));
    }
  }

  /** Whether the counts of a cell that is shown are out already. */
  boolean tells(PublishedCell cell) {
    return cell.counts().filter(counts.getOrDefault(cell.key(), Set.of())::contains).isPresent();
  }

  private static Shown read(ResultSet row) throws SQLException {
    return new Shown(
        Older.key(row),
        new Counts(
            row.getLong("numerator"),
            row.getLong("denominator"),
            row.getLong("unknown"),
            row.getLong("people")));
  }
}
