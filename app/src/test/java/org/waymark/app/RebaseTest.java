package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions that a series begins anew, on the way from the command line into the lake. */
class RebaseTest {

  private static final String PROGRAM = "harbor";

  @TempDir static Path directory;
  private static Cli cli = new Cli(Path.of("unset"));

  @BeforeAll
  static void decideOnAHomeOfBeforeThereWereRebases() throws SQLException {
    Path home = directory.resolve("home");
    cli = new Cli(home);
    assertThat(cli.run("programs", "load", Reference.PROGRAMS.toString()).exitCode()).isZero();
    forgetTables(home);
    assertThat(rebase("E1", "2025-03", "--reason", "a new team").exitCode()).isZero();
    assertThat(rebase("e1", "2025-03", "--reason", "a new form").exitCode()).isZero();
    assertThat(rebase("S1", "2025-04", "--reason", "moved house").exitCode()).isZero();
    assertThat(rebase("S1", "2025-04", "--undo").exitCode()).isZero();
  }

  /** As the catalog was when there was one table of the settings: the newer ones are made anew. */
  private static void forgetTables(Path home) throws SQLException {
    try (Connection catalog =
            DriverManager.getConnection("jdbc:sqlite:" + home.resolve("lake/catalog.db"));
        Statement statement = catalog.createStatement()) {
      statement.execute("DELETE FROM iceberg_tables WHERE table_name IN ('rebases', 'heads')");
    }
  }

  private static Cli.Result rebase(String indicator, String from, String... more) {
    String[] all = new String[more.length + 6];
    System.arraycopy(
        new String[] {"rebase", indicator, "--program", PROGRAM, "--from", from}, 0, all, 0, 6);
    System.arraycopy(more, 0, all, 6, more.length);
    return cli.run(all);
  }

  private static String sql(String query) {
    return cli.run("sql", query, "--format", "csv").out();
  }

  @Test
  void theNewestOfAMonthCountsAndWhatWasUndoneDoesNot() {
    assertThat(sql("select indicator, from_month, reason from rebases"))
        .isEqualTo("indicator,from_month,reason\nE1,2025-03-01,a new form\n");
  }

  @Test
  void theListShowsTheSame() {
    assertThat(cli.run("rebase", "--list", "--json").out())
        .contains("\"reason\":\"a new form\"")
        .doesNotContain("S1");
  }

  @Test
  void programsThatWereThereBeforeAreStoredOnce() {
    assertThat(
            sql(
                "select max(n) as n from (select count(*) as n from stored.programs group by program_id)"))
        .isEqualTo("n\n1\n");
  }

  @Test
  void aReasonThatLooksLikeAPersonsNumberIsRefused() {
    Cli.Result result = rebase("E1", "2025-05", "--reason", "ask 555 201 9988");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("without them").doesNotContain("9988");
  }

  @Test
  void aProgramThatIsNotThereIsRefused() {
    Cli.Result result =
        cli.run("rebase", "E1", "--program", "nowhere", "--from", "2025-03", "--reason", "x");
    assertThat(result.err()).contains("there is no program nowhere; there are: ");
  }

  @Test
  void whatIsNotThereCannotBeUndone() {
    assertThat(rebase("E1", "2025-07", "--undo").err())
        .contains("there is no rebase of E1 of " + PROGRAM + " from 2025-07");
  }

  @Test
  void aMonthToComeIsRefused() {
    assertThat(rebase("E1", "2999-01", "--reason", "x").err()).contains("has not begun yet");
  }

  @Test
  void aReasonIsAMust() {
    assertThat(rebase("E1", "2025-03").exitCode()).isEqualTo(2);
  }
}
