package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The attack succeeds on what is planted for it: else finding nothing would say nothing. */
class OutsiderTest {

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void findsThatNoneOfAHiddenPartOfNoneHasIt(Outsider.Statuses statuses)
      throws IOException, SQLException {
    publish("('S3', NULL, 0, 30, 2, 25, 'shown'), ('F1', NULL, NULL, NULL, NULL, NULL, 'too_few')");
    assertThat(new Outsider(directory, 1).attack(statuses).found())
        .anyMatch(found -> found.endsWith("F1.num: exactly 0"));
  }

  @ParameterizedTest
  @EnumSource
  void findsTheOneWayOfThreeThatIsHidden(Outsider.Statuses statuses)
      throws IOException, SQLException {
    publish(
        "('E4', NULL, 20, 30, 0, 15, 'shown'), ('E4', 'with', 12, 30, 0, 15, 'shown'),"
            + " ('E4', 'by', NULL, NULL, NULL, NULL, 'too_few')");
    assertThat(new Outsider(directory, 1).attack(statuses).found())
        .containsExactly("harbor 2025-01 " + statuses + " E4/by.num: exactly 8");
  }

  private void publish(String rows) throws IOException, SQLException {
    Path first = Files.createDirectories(directory.resolve("1"));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT 'harbor' AS program_id, '2025-01' AS period, * FROM (VALUES %s) AS cells (indicator, part, numerator, denominator, unknown, people, status)) TO '%s' (FORMAT parquet)"
              .formatted(rows, first.resolve("cells.parquet")));
    }
  }
}
