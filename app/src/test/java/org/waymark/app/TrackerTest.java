package org.waymark.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.Tracker.Visit;

/** A tracker of two thousand rows, brought to a real home, edited, and brought again. */
class TrackerTest {

  private static final Charset LATIN = Charset.forName("windows-1252");
  private static final LocalDate COMPLETE = LocalDate.of(2025, 1, 15);
  private static final List<Visit> VISITS = Tracker.visits(2000, 7);

  @TempDir Path directory;
  private RunningHome home;
  private Path file;
  private Path mapping;

  @BeforeEach
  void start() throws IOException {
    home = RunningHome.in(directory);
    file = directory.resolve("tracker.csv");
    mapping = Files.writeString(directory.resolve("tracker.json"), Tracker.MAPPING);
  }

  @AfterEach
  void stop() {
    home.close();
  }

  @Test
  void comesToTheRightCountsAndWhenEditedToTheCorrectedOnes() throws IOException {
    assertThat(bring(Tracker.table(VISITS, 1).getBytes(LATIN)))
        .containsPattern("accepted +" + String.format("%,d", events(VISITS)) + "\n")
        .containsPattern("rejected +0\n");
    assertIs(VISITS);

    String other = Tracker.table(Tracker.shuffled(VISITS, 2), 3);
    assertThat(bring(("\uFEFF" + other).getBytes(UTF_8)))
        .containsPattern("accepted +0\n")
        .containsPattern("corrected events +0\n")
        .containsPattern("taken back +0\n");
    assertIs(VISITS);

    List<Visit> edited = new ArrayList<>(VISITS);
    edited.replaceAll(TrackerTest::edit);
    List<Visit> left = edited.stream().filter(visit -> visit.number() % 20 != 0).toList();
    byte[] shorter = Tracker.table(left, 4).getBytes(LATIN);
    bring(shorter);
    List<Visit> standing = new ArrayList<>(VISITS);
    standing.replaceAll(visit -> visit.number() % 20 == 0 ? visit : edit(visit));
    assertIs(standing);

    bring(shorter, "--complete-until", COMPLETE.toString());
    standing.removeIf(visit -> visit.number() % 20 == 0 && !visit.day().isAfter(COMPLETE));
    assertThat(standing).hasSizeBetween(1901, 1999);
    assertIs(standing);

    assertThat(bring(shorter, "--complete-until", COMPLETE.toString()))
        .containsPattern("accepted +0\n")
        .containsPattern("taken back +0\n");
    assertIs(standing);
  }

  /** Another person, another length, an answer that comes or goes, a basis that was wrong. */
  private static Visit edit(Visit visit) {
    return switch (visit.number() % 10) {
      case 1 -> visit.by("Z.Z.");
      case 2 -> visit.minutes() > 0 ? visit.lasting(visit.minutes() + 7) : visit;
      case 3 -> visit.answered(visit.isAttended() && visit.tenths() < 0 ? 35 : -1);
      case 4 -> visit.freely();
      default -> visit;
    };
  }

  private static long events(List<Visit> visits) {
    return visits.size() + visits.stream().filter(visit -> visit.tenths() >= 0).count();
  }

  private String bring(byte[] table, String... more) throws IOException {
    Files.write(file, table);
    List<String> arguments =
        new ArrayList<>(
            List.of("import", file.toString(), "--mapping", mapping.toString(), "--no-publish"));
    arguments.addAll(List.of(more));
    Cli.Result result = home.run(arguments.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.out();
  }

  private void assertIs(List<Visit> visits) {
    assertThat(home.run("sql", Tracker.COUNTS, "--format", "csv").out())
        .isEqualTo(Tracker.counts(visits));
    assertThat(home.run("sql", Tracker.MONTHS, "--format", "csv").out())
        .isEqualTo(Tracker.months(visits));
  }
}
