package org.waymark.reports.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.reports.format.CollectedRows;
import org.waymark.reports.lake.ReadOnly;
import org.waymark.reports.sandbox.Refused.Barrier;

class StatementsTest {

  @TempDir static Path directory;

  private static Room room;

  @BeforeAll
  static void open() throws SQLException {
    Path people = directory.resolve("people.parquet");
    Path goals = directory.resolve("goals.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT range::INTEGER AS id, ['18-29', '30-49'][1 + range % 2] AS age_band,"
              + " range % 7 AS months, DATE '2025-01-01' AS day FROM range(100)) TO '"
              + people
              + "' (FORMAT parquet)");
      statement.execute(
          "COPY (SELECT range::INTEGER AS id, 'own' AS origin FROM range(9)) TO '"
              + goals
              + "' (FORMAT parquet)");
    }
    room =
        Room.open(Map.of("people", people.toString(), "goals", goals.toString()), Limits.STANDARD);
  }

  @AfterAll
  static void close() throws SQLException {
    room.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT age_band, count(*) AS n, avg(months)::DECIMAL(5, 2) FROM people WHERE months IN (1,"
            + " 2) AND NOT (age_band IS NULL) AND months BETWEEN 1 AND 3 GROUP BY ALL HAVING"
            + " count(*) > 3 ORDER BY ALL DESC NULLS LAST LIMIT 10 OFFSET 1",
        "WITH a AS (SELECT * EXCLUDE (day) FROM people), b AS (SELECT DISTINCT age_band FROM a)"
            + " SELECT a.*, row_number() OVER (PARTITION BY a.age_band ORDER BY months ROWS BETWEEN"
            + " 1 PRECEDING AND CURRENT ROW) FROM a JOIN b USING (age_band) LEFT JOIN goals g ON"
            + " g.id = a.id QUALIFY row_number() OVER (PARTITION BY a.age_band ORDER BY a.id) = 1",
        "SELECT CASE WHEN months = 1 THEN 'x' ELSE NULL END, coalesce(age_band, '?'), age_band ||"
            + " 'x', -months, [1, 2][1], {'a': 1}, MAP {'a': 1}, list_transform([1], lambda x: x +"
            + " 1), TRY_CAST(age_band AS INTEGER), INTERVAL 3 DAY, (SELECT max(id) FROM goals),"
            + " EXISTS (SELECT 1), months = ANY (SELECT 1), extract(year FROM day), months IS"
            + " DISTINCT FROM 1, 5 // 2 FROM people",
        "SELECT 1 AS x UNION ALL SELECT 2 EXCEPT SELECT 3 UNION BY NAME SELECT 1 AS x",
        "FROM people",
        "VALUES (1, 2)",
        "SELECT * FROM (VALUES (1, 2)) t(a, b), range(3) r(i), unnest([1, 2]) u(x)",
        "SELECT age_band, quantile_cont(months, 0.5), corr(id, months) FILTER (WHERE id > 2) FROM"
            + " people GROUP BY ROLLUP (age_band)",
        "SELECT age_band LIKE '18%', age_band ILIKE '%a', age_band NOT LIKE 'x',"
            + " regexp_matches(age_band, '^1'), age_band GLOB '1*' FROM people",
        "SELECT count(DISTINCT age_band), COLUMNS('mon.*') FROM people GROUP BY months",
        "SELECT date_trunc('quarter', day), day AT TIME ZONE 'UTC', strftime(day, '%Y') FROM"
            + " people",
        "SELECT p.age_band FROM people p SEMI JOIN goals USING (id) ORDER BY random() LIMIT 10%",
        "SELECT * FROM people USING SAMPLE 10 ROWS",
        "SELECT ln(months + 1), round(sqrt(months), 2), greatest(1, months) FROM people; -- done"
      })
  void answersWhatResearchersAsk(String sql) {
    CollectedRows rows = new CollectedRows();

    new Statements(Set.of("people", "goals")).check(ReadOnly.check(room.connection(), sql));
    room.query(sql, rows);

    assertThat(rows.columns()).isNotEmpty();
  }

  @Test
  void refusesANameOfWithWhereItDoesNotHold() {
    String sql =
        "SELECT * FROM (WITH duckdb_settings AS (SELECT 1) FROM duckdb_settings), duckdb_settings";

    assertThatThrownBy(
            () -> new Statements(Set.of("people")).check(ReadOnly.check(room.connection(), sql)))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.barrier()).isEqualTo(Barrier.STATEMENT));
  }

  @Test
  void changesNothingEvenWhenTheStatementIsNotLookedAt() {
    assertThatThrownBy(() -> room.query("DELETE FROM people RETURNING id", new CollectedRows()))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.barrier()).isEqualTo(Barrier.ENGINE));
  }
}
