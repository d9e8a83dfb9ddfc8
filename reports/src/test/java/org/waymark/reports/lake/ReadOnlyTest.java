package org.waymark.reports.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.reports.format.OutputFormat;

class ReadOnlyTest {

  private final Cut cut = Cut.of(Map.of());

  @AfterEach
  void close() {
    cut.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT count(*) FROM events",
        "WITH a AS (SELECT 1 AS b) SELECT b FROM a; -- and done",
        "FROM programs",
        "DESCRIBE participant_months",
        "SUMMARIZE programs",
        "SHOW TABLES",
        "VALUES (1)",
        "WITH RECURSIVE r AS (SELECT 1 AS a UNION ALL SELECT a + 1 FROM r WHERE a < 3) FROM r",
        "SELECT 'DELETE_QUERY_NODE' AS type"
      })
  void runsWhatOnlyReads(String sql) {
    assertThatCode(() -> run(sql)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY programs TO '/tmp/waymark-stolen.csv'",
        "ATTACH '/tmp/waymark-stolen.db'",
        "SET threads = 1",
        "CREATE TABLE a (b INTEGER)",
        "DROP VIEW programs",
        "INSTALL httpfs",
        "PRAGMA version",
        "EXPORT DATABASE '/tmp/waymark-stolen'"
      })
  void refusesWhatDoesMore(String sql) {
    assertThatThrownBy(() -> run(sql))
        .isInstanceOf(QueryException.class)
        .hasMessageStartingWith("only reading is possible here");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WITH a AS (INSERT INTO b VALUES (1) RETURNING *) SELECT * FROM a",
        "WITH a AS (DELETE FROM b RETURNING *) SELECT * FROM a",
        "WITH a AS (UPDATE b SET c = 1 RETURNING *) SELECT * FROM a"
      })
  void refusesToWriteInsideAWith(String sql) {
    assertThatThrownBy(() -> run(sql))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("writes inside a WITH");
  }

  @Test
  void refusesTwoStatements() {
    assertThatThrownBy(() -> run("SELECT 1; SELECT 2"))
        .isInstanceOf(QueryException.class)
        .hasMessageStartingWith("got 2 statements");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "-- nothing", ";"})
  void refusesNoStatement(String sql) {
    assertThatThrownBy(() -> run(sql)).isInstanceOf(QueryException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM '/etc/passwd.csv'",
        "SELECT * FROM read_blob('/proc/self/environ')"
      })
  void readsNoOtherFile(String sql) {
    assertThatThrownBy(() -> run(sql))
        .isInstanceOf(QueryException.class)
        .hasMessageNotContaining("\n")
        .hasMessageContaining("disabled by configuration");
  }

  @Test
  void saysWhereASyntaxErrorIs() {
    assertThatThrownBy(() -> run("SELECT 'é'\nFROM FROM"))
        .hasMessage("syntax error at or near \"FROM\", line 2, column 6");
  }

  @Test
  void saysWhatDuckDbSaysOfAnUnknownColumn() {
    assertThatThrownBy(() -> run("SELECT nope FROM programs"))
        .hasMessage("Binder Error: Referenced column \"nope\" not found in FROM clause!");
  }

  @Test
  void findsTheReasonThatAStreamedResultLost() {
    assertThatThrownBy(() -> run("SELECT 'a'::INTEGER AS b"))
        .hasMessage("Conversion Error: Could not convert string 'a' to INT32");
  }

  @Test
  void goesOnAfterAnError() {
    assertThatThrownBy(() -> run("SELECT nope")).isInstanceOf(QueryException.class);
    assertThat(run("SELECT 1 AS one")).isEqualTo("one\n1\n");
  }

  private String run(String sql) {
    StringWriter out = new StringWriter();
    cut.query(sql, OutputFormat.CSV.writer(out));
    return out.toString();
  }
}
