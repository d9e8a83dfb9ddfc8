package org.waymark.streams.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.util.SnapshotUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.schemas.lake.Head;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.lake.LakeTable;
import org.waymark.schemas.lake.PartsWatcher;
import org.waymark.streams.fold.JsonEvents.Version;
import org.waymark.streams.fold.RandomLog;

/** What upkeep does to a lake, and what it must leave. */
class UpkeepTest {

  @TempDir Path directory;
  private Lake lake;
  private SmallWriter writer;

  @BeforeEach
  void open() {
    lake = Lake.open(directory);
    writer = new SmallWriter(lake);
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void ofATableOfRevisionsTheNewestRowOfEachKeyStaysInOneFile() throws SQLException {
    writer.programs("harbor", "old", "quay", "only");
    writer.programs("harbor", "new");
    writer.publish();

    upkeep().thorough();

    assertThat(files(LakeTable.PROGRAMS)).hasSize(1);
    assertThat(rows(LakeTable.PROGRAMS, "program_id, name, kafka_offset"))
        .containsExactly("quay only 1", "harbor new 2");
  }

  @Test
  void ofATableThatKeepsEveryRowEveryRowStays() throws SQLException {
    writer.rejects(3);
    writer.rejects(2);
    writer.publish();

    upkeep().thorough();

    assertThat(files(LakeTable.REJECTS)).hasSize(1);
    assertThat(rows(LakeTable.REJECTS, "kafka_offset, reason, line"))
        .containsExactly(
            "0 MALFORMED 1", "1 MALFORMED 2", "2 MALFORMED 3", "3 MALFORMED 4", "4 MALFORMED 5");
  }

  @Test
  void whatDoesNotFitIntoMemorySpillsAndLeavesNothingBehind() throws IOException {
    int rows = 200_000;
    writer.rejects(rows);
    Table table = lake.load(LakeTable.REJECTS);
    Path scratch = directory.resolve("scratch/test");

    DataFile one =
        new SortedCopy(scratch, 32, rows)
            .copy(LakeTable.REJECTS, table, RewriteDataFiles.live(table), PartsWatcher.NOBODY);

    assertThat(one.recordCount()).isEqualTo(rows);
    try (Stream<Path> left = Files.walk(directory.resolve("scratch"))) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void whatAKilledUpkeepHasSpilledGoesAfterADayAndThatOfOneAtWorkStays() throws IOException {
    Path abandoned = spilled("killed", Duration.ofHours(25), Duration.ofHours(25));
    Path atWork = spilled("at-work", Duration.ofHours(25), Duration.ofHours(1));

    Upkeep.Done done = upkeep().thorough();

    assertThat(done.orphans()).isEqualTo(1);
    assertThat(abandoned).doesNotExist();
    assertThat(abandoned.getParent()).doesNotExist();
    assertThat(atWork).exists();
  }

  private Path spilled(String upkeep, Duration ageOfPlace, Duration ageOfFile) throws IOException {
    Path place = Files.createDirectories(lake.directory().resolve("scratch").resolve(upkeep));
    Path file = Files.writeString(place.resolve("duckdb_temp_storage_DEFAULT-0.tmp"), "spilled");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(ageOfFile)));
    Files.setLastModifiedTime(place, FileTime.from(Instant.now().minus(ageOfPlace)));
    return file;
  }

  @Test
  void eventsAreSortedSomePeopleAfterTheOtherIntoOneFile() throws SQLException, IOException {
    List<DataFile> files = events();
    String order = "ORDER BY participant_key, occurred_at, kafka_partition, kafka_offset";
    List<String> told = new ArrayList<>();

    DataFile one =
        inParts(
            files, (what, done, parts) -> told.add("%s, %d of %d".formatted(what, done, parts)));

    assertThat(lines(List.of(one), "")).isEqualTo(lines(files, order));
    assertThat(told)
        .containsExactly(
            "sorting events, 0 of 3", "sorting events, 1 of 3", "sorting events, 2 of 3");
    assertThat(parquet()).as("no part is left").isEqualTo(files.size() + 1);
  }

  @Test
  void whereARivalTakesAPartForALeftoverTheNextRoundDoesIt() throws IOException {
    List<DataFile> files = events();

    assertThatThrownBy(
            () -> inParts(files, (what, done, parts) -> removeIf(done == parts - 1, files)))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("leftover");
    assertThat(parquet()).as("nothing is left").isEqualTo(files.size());
  }

  @Test
  void whatMakesAPartFailIsNotTakenForARival() throws IOException {
    List<DataFile> files = events();
    Path damaged = Path.of(files.get(0).location());

    assertThatThrownBy(
            () ->
                inParts(
                    files,
                    (what, done, parts) -> {
                      if (done == 1) {
                        write(damaged, "no Parquet any more");
                      }
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cannot rewrite files of the lake");
    assertThat(parquet()).as("nothing is left").isEqualTo(files.size());
  }

  private static void write(Path file, String content) {
    try {
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Two files of a table of events of which two parts are made. */
  private List<DataFile> events() {
    Table table = lake.load(LakeTable.EVENTS);
    List<Version> log =
        RandomLog.of(1, 40, 30).stream().filter(each -> each.event() != null).toList();
    SmallWriter.events(table, RandomLog.shuffled(log, 1));
    SmallWriter.events(table, RandomLog.shuffled(log, 2));
    return RewriteDataFiles.live(table);
  }

  private DataFile inParts(List<DataFile> files, PartsWatcher watcher) {
    int half = (int) files.get(0).recordCount();
    return new SortedCopy(directory.resolve("scratch/test"), 512, half)
        .copy(LakeTable.EVENTS, lake.load(LakeTable.EVENTS), files, watcher);
  }

  private void removeIf(boolean now, List<DataFile> files) {
    List<String> named = files.stream().map(DataFile::location).toList();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.filter(each -> each.toString().endsWith(".parquet")).toList()) {
        if (now && !named.contains(file.toString())) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void eachColumnKeepsItsIdSoThatOtherEnginesFindIt() {
    writer.programs("harbor", "old");
    writer.programs("harbor", "new");

    upkeep().thorough();

    Table table = lake.load(LakeTable.PROGRAMS);
    DataFile file = table.currentSnapshot().addedDataFiles(table.io()).iterator().next();
    assertThat(file.recordCount()).isEqualTo(1);
    assertThat(file.valueCounts())
        .containsEntry(table.schema().findField("program_id").fieldId(), 1L)
        .containsEntry(table.schema().findField("kafka_offset").fieldId(), 1L);
  }

  @Test
  void theOffsetsGoOnAndAWriterThatKnewTheOldFilesAppendsBehindTheNewOnes() throws SQLException {
    writer.rejects(3);
    writer.rejects(2);
    writer.publish();

    upkeep().thorough();
    assertThat(writer.rejects(1)).isTrue();

    assertThat(position(LakeTable.REJECTS).next(0)).isEqualTo(6);
    assertThat(writer.publish()).as("with a head from before").isFalse();
    writer = new SmallWriter(lake);
    assertThat(writer.publish()).isTrue();
    assertThat(rows(LakeTable.REJECTS, "kafka_offset"))
        .containsExactly("0", "1", "2", "3", "4", "5");
  }

  @Test
  void ofTwoUpkeepsOnTheSameFilesOneLosesAndItsFileGoes() {
    writer.rejects(3);
    writer.rejects(2);
    Table first = lake.load(LakeTable.REJECTS);
    Table second = lake.load(LakeTable.REJECTS);
    Position start = position(LakeTable.REJECTS);
    List<DataFile> files = RewriteDataFiles.live(first);
    SortedCopy copy = new SortedCopy(directory.resolve("scratch/test"));
    DataFile one = copy.copy(LakeTable.REJECTS, first, files, PartsWatcher.NOBODY);
    DataFile other = copy.copy(LakeTable.REJECTS, second, files, PartsWatcher.NOBODY);

    assertThat(Appends.replace(first, start, files, one)).isTrue();
    assertThat(Appends.replace(second, start, files, other)).isFalse();
    assertThat(Path.of(other.location())).doesNotExist();
    assertThat(Path.of(one.location())).exists();
  }

  @Test
  void offsetsThatARivalMovedMeanwhileAreCarriedOnNotThoseFromBefore() {
    writer.rejects(3);
    writer.rejects(2);
    Table table = lake.load(LakeTable.REJECTS);
    Position start = position(LakeTable.REJECTS);
    List<DataFile> files = RewriteDataFiles.live(table);
    DataFile one =
        new SortedCopy(directory.resolve("scratch/test"))
            .copy(LakeTable.REJECTS, table, files, PartsWatcher.NOBODY);
    writer.rejects(4);

    assertThat(Appends.replace(table, start, files, one)).isTrue();
    assertThat(position(LakeTable.REJECTS).next(0)).isEqualTo(9);
  }

  @Test
  void whatNobodyHoldsIsGoneAfterwardsAndNothingElse() throws IOException, SQLException {
    for (int i = 0; i < 5; i++) {
      writer.rejects(1);
      writer.publish();
    }

    Upkeep.Done done = upkeep().thorough();

    assertThat(done.expired()).isGreaterThanOrEqualTo(8);
    assertThat(lake.load(LakeTable.REJECTS).snapshots()).hasSize(1);
    assertThat(parquet()).isEqualTo(1);
    assertThat(rows(LakeTable.REJECTS, "kafka_offset")).containsExactly("0", "1", "2", "3", "4");
  }

  @Test
  void aHeadThatAReaderHoldsStaysUntilItIsLeft() throws IOException {
    writer.rejects(2);
    writer.publish();
    Head read = lake.head();
    List<String> files = lake.files(read, LakeTable.REJECTS);

    try (Closeable reading = lake.reading(read).orElseThrow()) {
      writer.rejects(3);
      writer.publish();
      upkeep().thorough();
      assertThat(files).allSatisfy(file -> assertThat(Path.of(file)).exists());
      assertThat(lake.files(read, LakeTable.REJECTS)).isEqualTo(files);
    }
    upkeep().thorough();

    assertThat(files).allSatisfy(file -> assertThat(Path.of(file)).doesNotExist());
  }

  @Test
  void aHeadThatIsNotTheNewestAnyMoreCannotBeHeld() {
    writer.rejects(2);
    writer.publish();
    Head read = lake.head();
    writer.publish();

    assertThat(lake.reading(read)).isEmpty();
    assertThat(lake.heldByReaders()).isEmpty();
  }

  @Test
  void aSnapshotThatAPublicationNeedsStays() {
    writer.rejects(2);
    writer.publish();
    Snapshot needed = lake.load(LakeTable.REJECTS).currentSnapshot();
    Head published = lake.head();
    writer.rejects(3);
    writer.publish();

    new Upkeep(lake, Upkeep.Grace.NONE, () -> Set.of(needed.snapshotId())).thorough();

    assertThat(lake.files(published, LakeTable.REJECTS))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(Path.of(file)).exists());
  }

  @Test
  void theFileOfAWriterThatDiedGoes() throws IOException {
    writer.rejects(2);
    writer.publish();
    DataFile left = SmallWriter.written(lake.load(LakeTable.REJECTS), 2, 3);

    assertThat(upkeep().thorough().orphans()).isGreaterThanOrEqualTo(1);
    assertThat(Path.of(left.location())).doesNotExist();
    assertThat(parquet()).isEqualTo(1);
  }

  @Test
  void aWriterThatStoodStillWhileItsFileWasRemovedLosesInsteadOfNamingIt() {
    writer.rejects(2);
    writer.publish();
    Table table = lake.load(LakeTable.REJECTS);
    Position start = position(LakeTable.REJECTS);
    List<DataFile> files = List.of(SmallWriter.written(table, 2, 3));

    upkeep().thorough();

    assertThat(Appends.append(table, start, start.advance(Map.of(0, 5L)), files)).isFalse();
    assertThat(position(LakeTable.REJECTS).next(0)).isEqualTo(2);
  }

  @Test
  void aFileThatIsYoungIsLeftToWhoeverWritesIt() {
    writer.rejects(2);
    Table table = lake.load(LakeTable.REJECTS);
    Position start = position(LakeTable.REJECTS);
    List<DataFile> files = List.of(SmallWriter.written(table, 2, 3));

    assertThat(new Upkeep(lake, Upkeep.Grace.USUAL, Set::of).thorough().orphans()).isZero();

    assertThat(Appends.append(table, start, start.advance(Map.of(0, 5L)), files)).isTrue();
  }

  @Test
  void doneTwiceTheSecondTimeChangesNoFile() {
    writer.programs("harbor", "old");
    writer.programs("harbor", "new");
    writer.rejects(1);
    writer.rejects(1);
    writer.publish();
    Map<String, Upkeep.Size> after = upkeep().thorough().after();

    Upkeep.Done again = upkeep().thorough();

    assertThat(again.before()).isEqualTo(after);
    assertThat(again.after()).isEqualTo(after);
  }

  private Upkeep upkeep() {
    return new Upkeep(lake, Upkeep.Grace.NONE, Set::of);
  }

  private Position position(LakeTable table) {
    return Position.of(SnapshotUtil.currentAncestors(lake.load(table)));
  }

  private List<String> files(LakeTable table) {
    return lake.files(lake.head(), table);
  }

  private List<String> rows(LakeTable table, String columns) throws SQLException {
    return SmallWriter.rows(files(table), columns);
  }

  /** Whole rows, as they stand in the files if no order is asked for. */
  private static List<String> lines(List<DataFile> files, String order) throws SQLException {
    return SmallWriter.rows(files.stream().map(DataFile::location).toList(), "stored", order);
  }

  private long parquet() throws IOException {
    try (var all = Files.walk(directory)) {
      return all.filter(file -> file.toString().endsWith(".parquet")).count();
    }
  }
}
