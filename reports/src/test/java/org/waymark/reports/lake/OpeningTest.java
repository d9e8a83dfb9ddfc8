package org.waymark.reports.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.schemas.lake.Head;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.lake.LakeTable;

class OpeningTest {

  private static final Map<LakeTable, List<String>> GONE =
      Map.of(LakeTable.EVENTS, List.of("/nowhere/gone.parquet"));

  @TempDir Path directory;

  @Test
  void readsTheNewestHeadOfALake() throws SQLException {
    Map<LakeTable, List<String>> files =
        new SmallLake(directory).program("harbor", "Harbor House").files();
    try (Lake lake = Lake.open(directory.resolve("lake"))) {
      append(
          lake.load(LakeTable.PROGRAMS), files.getOrDefault(LakeTable.PROGRAMS, List.of()).get(0));
      publish(lake);
      try (Cut cut = Cut.open(lake)) {
        assertThat(cut.programs()).containsExactly(new Program("harbor", "Harbor House"));
      }
    }
  }

  @Test
  void readsNothingBeforeTheFirstHead() {
    try (Lake lake = Lake.open(directory.resolve("lake"));
        Cut cut = Cut.open(lake)) {
      assertThat(cut.months()).isEmpty();
    }
  }

  @Test
  void opensTheNextHeadWhenTheFilesOfOneHaveGone() {
    AtomicLong sequence = new AtomicLong();
    Opening opening =
        new Opening(
            () -> head(sequence.incrementAndGet()),
            head -> head.sequence() < 3 ? GONE : Map.of(),
            OpeningTest::held);
    try (Cut cut = opening.open(Optional.empty())) {
      assertThat(cut.programs()).isEmpty();
    }
  }

  @Test
  void givesUpAtOnceWhenThereIsNoNewerHead() {
    Opening opening = new Opening(() -> head(1), head -> GONE, OpeningTest::held);
    assertThatThrownBy(() -> opening.open(Optional.empty()))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("gone.parquet")
        .hasMessageContaining("try again");
  }

  @Test
  void givesUpAfterThreeHeads() {
    AtomicLong sequence = new AtomicLong();
    AtomicLong plans = new AtomicLong();
    Opening opening =
        new Opening(
            () -> head(sequence.incrementAndGet()),
            head -> {
              plans.incrementAndGet();
              return GONE;
            },
            OpeningTest::held);
    assertThatThrownBy(() -> opening.open(Optional.empty())).isInstanceOf(QueryException.class);
    assertThat(plans).hasValue(3);
  }

  private static Optional<Closeable> held(Head head) {
    return Optional.of(() -> {});
  }

  private static Head head(long sequence) {
    return new Head(sequence, Map.of(), Map.of());
  }

  private static void append(Table table, String path) {
    DataFile file =
        DataFiles.builder(PartitionSpec.unpartitioned())
            .withPath(path)
            .withFormat(FileFormat.PARQUET)
            .withFileSizeInBytes(Path.of(path).toFile().length())
            .withRecordCount(1)
            .build();
    table.newAppend().appendFile(file).commit();
  }

  private static void publish(Lake lake) {
    AppendFiles append = lake.heads().newAppend();
    long snapshot = lake.load(LakeTable.PROGRAMS).currentSnapshot().snapshotId();
    Map<String, Long> snapshots = Map.of(LakeTable.PROGRAMS.name(), snapshot);
    Head.NONE.next(Map.of(), snapshots).toSummary().forEach(append::set);
    append.commit();
  }
}
