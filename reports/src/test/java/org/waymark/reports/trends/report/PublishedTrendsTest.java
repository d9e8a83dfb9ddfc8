package org.waymark.reports.trends.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.waymark.reports.lake.Beside;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.trends.Trend;
import org.waymark.reports.trends.report.PublishedTrends.OfProgram;

/** The SQL that reads publications, on views that are spelt out: with parts and without. */
class PublishedTrendsTest {

  private static final String ROWS =
      """
      ('harbor', 'E4', 1, 'month', DATE '2025-05-01', DATE '2025-06-01', 'shown', NULL, 20, 40, 0.5, 40%1$s),
      ('harbor', 'E4', 1, 'month', DATE '2025-06-01', DATE '2025-07-01', 'shown', 'provisional;incomplete', 24, 40, 0.6, 40%1$s)""";

  private static final String OF_PARTS =
      """
      , ('harbor', 'E4', 1, 'month', DATE '2025-06-01', DATE '2025-07-01', 'shown', NULL, 8, 40, 0.2, 40, 'by')""";

  private static Cut publication(String cells) {
    return Cut.of(
        new Beside(
            List.of(),
            List.of(
                cells,
                """
                CREATE VIEW published_definitions AS SELECT 'E4' AS indicator, 'Done with, not for' AS name,
                'Empowerment' AS family, 'share' AS unit, 'up' AS good, 1 AS version, 3 AS position""",
                """
                CREATE VIEW published_programs AS SELECT 'harbor' AS program_id, 'Harbor House' AS name""",
                """
                CREATE VIEW published_rebases AS SELECT 'harbor' AS program_id, 'E4' AS indicator,
                DATE '2025-06-01' AS from_month, 'a new team' AS reason""")));
  }

  private static String cells(String rows) {
    return """
        CREATE VIEW published_cells AS SELECT * FROM (VALUES %s) AS cells (program_id, indicator, version,
        grain, period_start, period_end, status, flags, numerator, denominator, value, people, part)"""
        .formatted(rows);
  }

  private static Cut withParts() {
    return publication(cells(ROWS.formatted(", NULL") + OF_PARTS));
  }

  private static Cut withoutParts() {
    return publication(cells(ROWS.formatted(", NULL")));
  }

  private static Trend only(Cut publication) {
    try (publication) {
      List<OfProgram> trends =
          PublishedTrends.read(publication, Optional.of("harbor"), Optional.empty());
      assertThat(trends).hasSize(1);
      return trends.get(0).trend();
    }
  }

  @Test
  void thePartsOfANumberAreNoneOfItsPoints() {
    assertThat(only(withParts())).isEqualTo(only(withoutParts()));
  }

  @Test
  void readsFlagsSizesAndRebases() {
    Trend trend = only(withoutParts());
    assertThat(trend.points()).hasSize(2);
    assertThat(trend.points().get(1).cell().flags())
        .containsExactlyInAnyOrder("provisional", "incomplete");
    assertThat(trend.points().get(1).plotted().point().size()).isEqualTo(40);
    assertThat(trend.points().get(1).part().begunBy().orElseThrow().reason())
        .isEqualTo("a new team");
  }

  private static String sums(Cut publication, boolean atEnd) {
    try (publication) {
      return publication
          .report(
              "trends/side_by_side",
              Map.of(
                  "indicator", "'E4'",
                  "from_month", "DATE '2025-01-01'",
                  "end_exclusive", "DATE '2025-07-01'",
                  "at_end", Boolean.toString(atEnd)),
              row ->
                  row.getString("name")
                      + " "
                      + row.getLong("numerator")
                      + "/"
                      + row.getLong("denominator"))
          .toString();
    }
  }

  @Test
  void whatHappenedIsAddedUpOverTheTime() {
    assertThat(sums(withParts(), false)).isEqualTo("[Harbor House 44/80]");
  }

  @Test
  void howThingsStandIsTakenAtItsEnd() {
    assertThat(sums(withoutParts(), true)).isEqualTo("[Harbor House 24/40]");
  }
}
