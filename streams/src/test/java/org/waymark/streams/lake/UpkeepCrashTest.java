package org.waymark.streams.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.schemas.lake.Head;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.lake.LakeTable;
import org.waymark.schemas.step.Steps;

/**
 * An upkeep that dies at a step leaves a lake that holds what it held, and the next one ends it.
 */
@Tag("long")
class UpkeepCrashTest {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "upkeep.file-written",
        "upkeep.file-written:2",
        "upkeep.table-rewritten",
        "upkeep.table-rewritten:2",
        "upkeep.head-repointed",
        "upkeep.heads-fenced",
        "upkeep.expiry-committed",
        "upkeep.expiry-committed:3",
        "upkeep.snapshots-expired",
        "upkeep.fenced",
        "upkeep.orphans-removed"
      })
  void dyingAtAStepLosesNothingAndTheNextOneTidiesTheRest(String step) throws Exception {
    try (Lake lake = Lake.open(directory)) {
      SmallWriter writer = new SmallWriter(lake);
      for (int i = 0; i < 3; i++) {
        writer.rejects(2);
        writer.programs("harbor", "name " + i, "quay " + i, "only");
        writer.publish();
      }
      SmallWriter.written(lake.load(LakeTable.REJECTS), 6, 1); // of a writer that died
      age();
    }

    assertThat(upkeepThatDiesAt(step)).isEqualTo(Steps.KILLED);

    try (Lake lake = Lake.open(directory)) {
      assertThat(rejects(lake)).as("after the crash").isEqualTo("0 1 2 3 4 5");
      assertThat(newestName(lake)).as("after the crash").isEqualTo("name 2");
      SmallWriter writer = new SmallWriter(lake);
      assertThat(writer.rejects(1)).as("the writer goes on").isTrue();
      assertThat(writer.publish()).isTrue();
      age();
      new Upkeep(lake, Upkeep.Grace.NONE, Set::of).thorough();
      assertThat(rejects(lake)).as("after the next upkeep").isEqualTo("0 1 2 3 4 5 6");
      assertThat(newestName(lake)).as("after the next upkeep").isEqualTo("name 2");
      assertThat(parquetFiles()).as("one a table, nothing left").isEqualTo(2);
    }
  }

  private static String rejects(Lake lake) throws SQLException {
    return String.join(" ", rows(lake, LakeTable.REJECTS, "kafka_offset"));
  }

  private static String newestName(Lake lake) throws SQLException {
    List<String> names = rows(lake, LakeTable.PROGRAMS, "name");
    names.removeIf(name -> name.equals("only"));
    return names.get(names.size() - 1);
  }

  private static List<String> rows(Lake lake, LakeTable table, String column) throws SQLException {
    Head head = lake.head();
    return SmallWriter.rows(lake.files(head, table), column);
  }

  private int upkeepThatDiesAt(String step) throws IOException, InterruptedException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-D" + Steps.HALT_AT + "=" + step,
            "-cp",
            System.getProperty("java.class.path"),
            Tidying.class.getName(),
            directory.toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  /** All of an upkeep, in a process that may die. */
  public static final class Tidying {

    private Tidying() {}

    /** Tidies the lake of a directory. */
    public static void main(String[] arguments) {
      try (Lake lake = Lake.open(Path.of(arguments[0]))) {
        new Upkeep(lake, Upkeep.Grace.NONE, Set::of).thorough();
      }
    }
  }

  /** So that nothing is younger than the millisecond in which upkeep begins. */
  private void age() throws IOException {
    FileTime before = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".parquet")).toList()) {
        Files.setLastModifiedTime(file, before);
      }
    }
  }

  private long parquetFiles() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).count();
    }
  }
}
