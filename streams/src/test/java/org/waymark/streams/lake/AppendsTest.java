package org.waymark.streams.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.util.SnapshotUtil;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.schemas.lake.Head;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.lake.LakeTable;
import org.waymark.schemas.reject.Reject;
import org.waymark.schemas.reject.RejectReason;
import org.waymark.schemas.topic.Topics;

/** The guard: of two writers that began at the same place only one commits. */
class AppendsTest {

  private static final LakeTable TABLE = LakeTable.REJECTS;

  @TempDir Path directory;
  private Lake lake;

  @BeforeEach
  void open() {
    lake = Lake.open(directory);
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void offsetsStandInTheCommitOfTheRows() {
    append(Position.of(List.of()), 3);

    assertThat(position(lake.load(TABLE)).next(0)).isEqualTo(3);
  }

  @Test
  void aRivalThatBeganAtTheSamePlaceLosesAndItsFilesGo() {
    Table first = lake.load(TABLE);
    Table second = lake.load(TABLE);
    Position start = Position.of(List.of());
    List<DataFile> files = rows(second, 3);

    assertThat(Appends.append(first, start, start.advance(Map.of(0, 3L)), rows(first, 3))).isTrue();
    assertThat(Appends.append(second, start, start.advance(Map.of(0, 3L)), files)).isFalse();
    assertThat(Path.of(files.get(0).location())).doesNotExist();
    assertThat(lake.files(headOf(first), TABLE)).hasSize(1);
  }

  @Test
  void aWriterThatStoodStillPastAFenceLoses() {
    Table table = lake.load(TABLE);
    Position start = Position.of(List.of());
    assertThat(Appends.append(table, start, new Position(Map.of(), 1), List.of())).isTrue();

    assertThat(Appends.append(table, start, start.advance(Map.of(0, 3L)), rows(table, 3)))
        .isFalse();
  }

  @Test
  void aClockThatWasAheadForAWhileDoesNotCloseATable() {
    append(Position.of(List.of()), 3);
    setAhead(lake.load(TABLE), Duration.ofDays(400));
    long before = System.currentTimeMillis();

    append(position(lake.load(TABLE)), 5);

    Table table = lake.load(TABLE);
    assertThat(position(table).next(0)).isEqualTo(5);
    assertThat(table.history()).hasSize(2);
    assertThat(table.history())
        .allSatisfy(
            entry ->
                assertThat(entry.timestampMillis()).isBetween(before, System.currentTimeMillis()));
  }

  /** As if its commits had been made by a machine whose clock is ahead. */
  private static void setAhead(Table table, Duration by) {
    TableOperations operations = ((HasTableOperations) table).operations();
    String json = TableMetadataParser.toJson(operations.current());
    String ahead =
        Pattern.compile("(?<=-ms\" : |-ms\":)\\d+")
            .matcher(json)
            .replaceAll(time -> Long.toString(Long.parseLong(time.group()) + by.toMillis()));
    operations.commit(operations.current(), TableMetadataParser.fromJson(ahead));
  }

  @Test
  void aTableWhoseOffsetsAreGoneStopsTheWriter() {
    Table table = lake.load(TABLE);
    table.newAppend().appendFile(rows(table, 1).get(0)).commit();

    assertThatThrownBy(() -> position(lake.load(TABLE)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("lost its Kafka offsets");
  }

  @Test
  void ofTwoHeadsMadeFromTheSameOneOnlyOneIsPublished() {
    Head next = Head.NONE.next(Map.of(0, 5L), Map.of());

    assertThat(Appends.publish(lake, next)).isTrue();
    assertThat(Appends.publish(lake, next)).isFalse();
    assertThat(lake.head()).isEqualTo(next);
  }

  private void append(Position start, long end) {
    Table table = lake.load(TABLE);
    assertThat(Appends.append(table, start, start.advance(Map.of(0, end)), rows(table, (int) end)))
        .isTrue();
  }

  private static Position position(Table table) {
    return Position.of(SnapshotUtil.currentAncestors(table));
  }

  private static Head headOf(Table table) {
    return Head.NONE.next(Map.of(), Map.of(TABLE.name(), table.currentSnapshot().snapshotId()));
  }

  private static List<DataFile> rows(Table table, int count) {
    try (Batch batch = new Batch(TABLE, table)) {
      for (int line = 1; line <= count; line++) {
        Reject reject = new Reject("import", 1, (long) line, RejectReason.MALFORMED, null);
        byte[] value = Topics.REJECTS.value().serializer().serialize("", reject);
        batch.add(new ConsumerRecord<>("", 0, line - 1L, new byte[0], value));
      }
      return batch.finish();
    }
  }
}
