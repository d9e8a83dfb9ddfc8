package org.waymark.streams.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.util.SnapshotUtil;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.schemas.fact.EpisodeSpell;
import org.waymark.schemas.lake.Head;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.lake.LakeTable;
import org.waymark.schemas.topic.Topics;

/** A person is taken out of the lake's files, and the others stay where they are. */
class LakeErasureTest {

  private static final LakeTable TABLE = LakeTable.EPISODE_SPELLS;

  @TempDir Path directory;
  private Lake lake;
  private long offset;

  @BeforeEach
  void open() {
    lake = Lake.open(directory);
    append("ana-00001", "ben-00001");
    append("ben-00001", "cem-00001");
    publish();
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void onlyFilesThatHoldThemAreWrittenAnewAndWithoutThem() throws IOException {
    List<String> before = files();
    int files = of("ana-00001").rewrite();
    publish();

    assertThat(files).isEqualTo(1);
    assertThat(people()).containsExactlyInAnyOrder("ben-00001", "ben-00001", "cem-00001");
    assertThat(files()).filteredOn(before::contains).hasSize(1);
  }

  @Test
  void whereTheTableHasReadItsTopicIsCarriedOver() {
    Position before = Position.of(SnapshotUtil.currentAncestors(lake.load(TABLE)));
    of("ben-00001").rewrite();
    of("ben-00001").expire();

    assertThat(Position.of(SnapshotUtil.currentAncestors(lake.load(TABLE)))).isEqualTo(before);
  }

  @Test
  void theOldFilesGoWithTheSnapshotsThatNameThem() throws IOException {
    List<String> before = files();
    of("ben-00001").rewrite();
    publish();
    assertThat(before).allMatch(file -> Files.exists(Path.of(file)));
    of("ben-00001").expire();

    assertThat(before).noneMatch(file -> Files.exists(Path.of(file)));
    assertThat(people()).containsExactlyInAnyOrder("ana-00001", "cem-00001");
    assertThat(of("ben-00001").named()).containsAll(files());
  }

  @Test
  void doneAgainItFindsNothing() {
    assertThat(of("ben-00001").rewrite()).isEqualTo(2);
    publish();
    of("ben-00001").expire();

    assertThat(of("ben-00001").rewrite()).isZero();
  }

  @Test
  void aWriterThatHadAFileReadyBeforeTheFenceLoses() {
    Table table = lake.load(TABLE);
    Position start = Position.of(SnapshotUtil.currentAncestors(table));
    List<DataFile> late = rows(table, "ben-00001");
    of("ben-00001").fence();

    assertThat(Appends.append(table, start, start.advance(Map.of(0, 9L)), late)).isFalse();
  }

  private LakeErasure of(String person) {
    return new LakeErasure(lake, Set.of(person));
  }

  private void append(String... people) {
    Table table = lake.load(TABLE);
    Position start = Position.of(SnapshotUtil.currentAncestors(table));
    List<DataFile> files = rows(table, people);
    assertThat(Appends.append(table, start, start.advance(Map.of(0, offset)), files)).isTrue();
  }

  private List<DataFile> rows(Table table, String... people) {
    try (Batch batch = new Batch(TABLE, table)) {
      for (String person : people) {
        EpisodeSpell spell = new EpisodeSpell();
        spell.setEpisodeId("e" + offset);
        spell.setParticipantKey(person);
        byte[] value = Topics.EPISODE_SPELLS.value().serializer().serialize("", spell);
        byte[] key = (person + "/e" + offset).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        batch.add(new ConsumerRecord<>("", 0, offset++, key, value));
      }
      return batch.finish();
    }
  }

  private void publish() {
    long snapshot = lake.load(TABLE).currentSnapshot().snapshotId();
    Head next = lake.head().next(Map.of(0, offset), Map.of(TABLE.name(), snapshot));
    assertThat(Appends.publish(lake, next)).isTrue();
  }

  private List<String> files() {
    return lake.files(lake.head(), TABLE);
  }

  private List<String> people() throws IOException {
    Table table = lake.load(TABLE);
    List<String> people = new ArrayList<>();
    for (String file : files()) {
      try (CloseableIterable<Record> rows =
          Parquet.read(table.io().newInputFile(file))
              .project(table.schema())
              .createReaderFunc(type -> GenericParquetReaders.buildReader(table.schema(), type))
              .build()) {
        rows.forEach(row -> people.add((String) row.getField("participant_key")));
      }
    }
    return people;
  }
}
