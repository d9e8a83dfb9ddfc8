package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.reports.format.OutputFormat;
import org.waymark.reports.lake.Cut;
import org.waymark.schemas.fact.Columns;
import org.waymark.schemas.lake.Head;
import org.waymark.schemas.lake.Lake;

/** The whole pipeline, as its users call it, against the broker in the process. */
class PipelineTest {

  @TempDir Path directory;
  private Cli cli = new Cli(Path.of("unset"));

  @BeforeEach
  void loadPrograms() {
    cli = new Cli(directory.resolve("home"));
    Cli.Result result = cli.run("programs", "load", Reference.PROGRAMS.toString());
    assertThat(result.exitCode()).as(result.err()).isZero();
  }

  @Test
  void scenarioAComesOutAsRecordedByEachOfItsTimes() throws IOException {
    for (String time :
        List.of("2025-04-01T23:00:00Z", "2025-04-05T00:00:00Z", "2025-05-20T00:00:00Z")) {
      importLines(Reference.linesRecordedBy("scenario-a", time));
      assertThat(Reference.rows(cli))
          .as("recorded by " + time)
          .isEqualTo(Reference.expectedRows("scenario-a", time));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1})
  void logOneComesOutInEveryCountWhateverItsOrder(long seed) throws IOException {
    List<String> lines = new ArrayList<>(Reference.lines("log-1"));
    if (seed > 0) {
      lines.addAll(Reference.lines("log-1"));
      Collections.shuffle(lines, new Random(seed));
    }

    Cli.Result result = importLines(lines);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(Reference.rows(cli)).isEqualTo(Reference.expectedRows("log-1"));
    assertThat(Reference.goals(cli)).isEqualTo(Reference.expectedGoals("log-1"));
  }

  @Test
  void aSecondImportOfTheSameFileIsAllRepeats() throws IOException {
    List<String> lines = Reference.lines("scenario-a");

    assertThat(importLines(lines).out())
        .containsPattern("accepted +34\\n")
        .containsPattern("duplicate +1\\n");
    assertThat(importLines(lines).out())
        .containsPattern("accepted +0\\n")
        .containsPattern("duplicate +35\\n");
  }

  @Test
  void inEveryCutThatAReaderGetsThePeopleAddUpToThePrograms() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Long> heads = Collections.synchronizedList(new ArrayList<>());
    Thread reader =
        new Thread(
            () -> {
              try {
                while (!done.get()) {
                  readOneCut(heads);
                }
              } catch (Throwable e) {
                failure.set(e);
              }
            });
    reader.start();
    List<String> lines = Reference.lines("log-1");
    for (int from = 0; from < lines.size(); from += 1_000) {
      importLines(lines.subList(from, Math.min(lines.size(), from + 1_000)));
    }
    done.set(true);
    reader.join();

    assertThat(failure.get()).isNull();
    assertThat(heads.stream().distinct().count()).isGreaterThanOrEqualTo(4);
  }

  private void readOneCut(List<Long> heads) throws IOException {
    try (Lake lake = Lake.open(directory.resolve("home/lake"));
        Cut cut = Cut.open(lake)) {
      Head head = lake.head();
      Path people = directory.resolve("people.csv");
      Path programs = directory.resolve("programs.csv");
      String sums =
          Columns.OF_PERSON.names().stream()
              .map(name -> "sum(" + name + ")::bigint AS " + name)
              .collect(Collectors.joining(", "));
      write(
          cut,
          "SELECT program_id, month, "
              + sums
              + " FROM participant_months GROUP BY ALL ORDER BY ALL",
          people);
      write(
          cut,
          "SELECT program_id, month, "
              + String.join(", ", Columns.OF_PERSON.names())
              + " FROM program_months ORDER BY ALL",
          programs);
      assertThat(programs).hasSameTextualContentAs(people);
      heads.add(head.sequence());
    }
  }

  private static void write(Cut cut, String sql, Path file) throws IOException {
    try (var out = Files.newBufferedWriter(file)) {
      cut.query(sql, OutputFormat.CSV.writer(out));
    }
  }

  private Cli.Result importLines(List<String> lines) throws IOException {
    Path file = directory.resolve("events.jsonl");
    Files.write(file, lines);
    return cli.run("import", file.toString());
  }
}
