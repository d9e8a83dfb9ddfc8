package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.demo.DemoLog;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.lake.LakeTable;

/** {@code waymark audit}, over what the whole pipeline wrote. */
@Tag("long")
class AuditTest {

  @TempDir Path directory;
  private Cli cli = new Cli(Path.of("unset"));

  @BeforeEach
  void loadPrograms() {
    cli = new Cli(directory.resolve("home"));
    assertThat(cli.run("programs", "load", Reference.PROGRAMS.toString()).exitCode()).isZero();
  }

  @Test
  void findsNoDifferenceAfterEachImport() throws IOException {
    for (String time :
        List.of("2025-04-01T23:00:00Z", "2025-04-05T00:00:00Z", "2025-05-20T00:00:00Z")) {
      importLines(Reference.linesRecordedBy("scenario-a", time));
      assertAudited();
    }
    importLines(Reference.lines("log-1"));
    assertAudited();
  }

  @Test
  void findsNoDifferenceInAMadeUpLog() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DemoLog log = new DemoLog(80, 12, 11, LocalDate.of(2025, 6, 30));
    log.writeTo(out);
    Path programs = directory.resolve("programs.csv");
    Files.writeString(
        programs,
        log.programs().stream()
            .map(
                program ->
                    String.join(
                        ",",
                        program.getProgramId(),
                        program.getProgramId(),
                        "warmline",
                        "north",
                        program.getZone()))
            .reduce("program_id,name,type,region,zone", (a, b) -> a + "\n" + b));
    assertThat(cli.run("programs", "load", programs.toString()).exitCode()).isZero();

    importLines(out.toString(StandardCharsets.UTF_8).lines().toList());

    assertAudited();
  }

  @Test
  void namesTheCellThatDiffersAndEndsWithThree() throws Exception {
    importLines(Reference.linesRecordedBy("scenario-a", "2025-05-20T00:00:00Z"));
    addToTheMinutes();

    Cli.Result result = cli.run("audit");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.out())
        .containsPattern("participant_months .* 1\\n")
        .containsPattern(
            "\\nparticipant_months \\S+/\\S+/2025-\\d\\d-01 minutes: written 1\\d*, counted again \\d+");
  }

  @Test
  void answersInJson() throws IOException {
    importLines(Reference.linesRecordedBy("scenario-a", "2025-04-01T23:00:00Z"));
    assertThat(cli.run("audit", "--json").out())
        .containsPattern(
            "^\\{\"cells\":\\d+,\"differing\":0,\"tables\":\\[\\{\"table\":\"participant_months\",");
  }

  private void assertAudited() {
    Cli.Result result = cli.run("audit");
    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    assertThat(result.out()).containsPattern("all +[1-9][0-9,]* +0\\n?$");
  }

  private void importLines(List<String> lines) throws IOException {
    Path file = directory.resolve("events.jsonl");
    Files.write(file, lines);
    Cli.Result result = cli.run("import", file.toString());
    assertThat(result.exitCode()).as(result.err()).isZero();
  }

  /** In each revision of one row of the people's months, behind the pipeline's back. */
  private void addToTheMinutes() throws Exception {
    try (Lake lake = Lake.open(directory.resolve("home/lake"));
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      List<String> files = lake.files(lake.head(), LakeTable.PARTICIPANT_MONTHS);
      statement.execute(
          "CREATE TABLE one AS SELECT participant_key, program_id, month FROM read_parquet(['%s'])"
                  .formatted(String.join("', '", files))
              + " WHERE minutes > 0 ORDER BY ALL LIMIT 1");
      for (String file : files) {
        statement.execute("CREATE OR REPLACE TABLE months AS FROM '" + file + "'");
        statement.execute(
            "UPDATE months SET minutes = minutes + 1000"
                + " WHERE (participant_key, program_id, month) IN (FROM one)");
        statement.execute("COPY months TO '" + file + "' (FORMAT parquet)");
      }
    }
  }
}
