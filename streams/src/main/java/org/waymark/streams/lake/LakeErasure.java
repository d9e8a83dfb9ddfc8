package org.waymark.streams.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.RollingDataWriter;
import org.apache.iceberg.parquet.Parquet;
import org.waymark.schemas.fact.Columns;
import org.waymark.schemas.lake.Head;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.lake.LakeTable;
import org.waymark.schemas.step.Steps;

/**
 * Takes people out of the lake: files that hold rows of them are written anew without these, and
 * every snapshot that names the old files goes, with the files. Each step may be done again.
 */
public final class LakeErasure {

  private static final String PERSON = "participant_key";

  private final Lake lake;
  private final Set<String> people;

  /**
   * Of a lake.
   *
   * @param people their keys
   */
  public LakeErasure(Lake lake, Set<String> people) {
    this.lake = lake;
    this.people = Set.copyOf(people);
  }

  /**
   * How many counts of programs have a part of theirs: the counts that are not 0 in the newest row
   * of each person, program and month.
   */
  public long cells() {
    Map<List<Object>, Record> newest = new HashMap<>();
    Table table = lake.load(LakeTable.PARTICIPANT_MONTHS);
    for (DataFile file : filesOfPeople(table)) {
      read(
          table,
          table.schema(),
          file,
          row -> {
            if (isTheirs(row)) {
              newest.merge(key(row), row, LakeErasure::newer);
            }
          });
    }
    return newest.values().stream().mapToLong(LakeErasure::counts).sum();
  }

  private static List<Object> key(Record row) {
    return LakeTable.PARTICIPANT_MONTHS.key().stream().map(row::getField).toList();
  }

  private static Record newer(Record one, Record other) {
    return (long) one.getField("kafka_offset") > (long) other.getField("kafka_offset")
        ? one
        : other;
  }

  private static long counts(Record row) {
    return Columns.OF_PERSON.names().stream()
        .filter(name -> row.getField(name) instanceof Number count && count.longValue() != 0)
        .count();
  }

  /**
   * Writes every file anew that holds rows of them. To be published with a head.
   *
   * @return how many files there were
   */
  public int rewrite() {
    int files = 0;
    for (LakeTable each : LakeTable.ALL) {
      Table table = lake.load(each);
      if (table.schema().findField(PERSON) != null) {
        files += rewrite(table);
        Steps.reached("erase.table-rewritten");
      }
    }
    return files;
  }

  private int rewrite(Table table) {
    while (true) {
      List<DataFile> theirs = filesOfPeople(table);
      if (theirs.isEmpty() || replace(table, theirs)) {
        return theirs.size();
      }
      table.refresh(); // an upkeep beside has written one of them anew
    }
  }

  private boolean replace(Table table, List<DataFile> theirs) {
    RewriteFiles rewrite = table.newRewrite();
    Snapshot base = table.currentSnapshot();
    if (base != null) {
      rewrite.validateFromSnapshot(base.snapshotId());
    }
    theirs.forEach(rewrite::deleteFile);
    List<DataFile> without = withoutThem(table, theirs);
    Steps.reached("erase.files-written");
    without.forEach(rewrite::addFile);
    boolean won = Appends.rewrite(table, rewrite);
    if (!won) {
      without.forEach(file -> table.io().deleteFile(file.location()));
    }
    return won;
  }

  private List<DataFile> withoutThem(Table table, List<DataFile> theirs) {
    RollingDataWriter<Record> writer = Batch.writer(table);
    try (writer) {
      for (DataFile file : theirs) {
        read(
            table,
            table.schema(),
            file,
            row -> {
              if (!isTheirs(row)) {
                writer.write(row);
              }
            });
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to the lake's table " + table.name(), e);
    }
    return writer.result().dataFiles();
  }

  /** The files of a table as it is that hold rows of them. */
  private List<DataFile> filesOfPeople(Table table) {
    List<DataFile> found = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      for (FileScanTask task : tasks) {
        if (holdsThem(table, task.file())) {
          found.add(task.file().copy());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot plan the reading of " + table.name(), e);
    }
    return found;
  }

  /** Only this column, and of it only the groups of rows that may have them. */
  private boolean holdsThem(Table table, DataFile file) {
    Schema key = table.schema().select(PERSON);
    try (CloseableIterable<Record> rows =
        reader(table, key, file).filter(Expressions.in(PERSON, people.toArray())).build()) {
      for (Record row : rows) {
        if (isTheirs(row)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read a file of the lake's table " + table.name(), e);
    }
  }

  private boolean isTheirs(Record row) {
    return people.contains(String.valueOf(row.getField(PERSON)));
  }

  private static void read(Table table, Schema columns, DataFile file, Consumer<Record> taker) {
    try (CloseableIterable<Record> rows = reader(table, columns, file).build()) {
      rows.forEach(taker);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read a file of the lake's table " + table.name(), e);
    }
  }

  private static Parquet.ReadBuilder reader(Table table, Schema columns, DataFile file) {
    return Parquet.read(table.io().newInputFile(file.location()))
        .project(columns)
        .createReaderFunc(type -> GenericParquetReaders.buildReader(columns, type));
  }

  /** Lets go of every snapshot that is neither the newest of its table nor named by the head. */
  public void expire() {
    Head head = lake.head();
    Set<Long> kept = new HashSet<>(head.snapshots().values());
    for (LakeTable table : LakeTable.ALL) {
      expire(lake.load(table), kept);
    }
    expire(lake.heads(), kept);
  }

  private static void expire(Table table, Set<Long> kept) {
    Snapshot newest = table.currentSnapshot();
    List<Long> old = new ArrayList<>();
    for (Snapshot snapshot : table.snapshots()) {
      if (!snapshot.equals(newest) && !kept.contains(snapshot.snapshotId())) {
        old.add(snapshot.snapshotId());
      }
    }
    if (!old.isEmpty()) {
      var expiry = table.expireSnapshots();
      old.forEach(expiry::expireSnapshotId);
      expiry.commit();
    }
  }

  /**
   * Makes every writer lose that prepared a file before this call: what no snapshot names after it
   * never will be named.
   */
  public void fence() {
    for (LakeTable each : LakeTable.ALL) {
      Table table = lake.load(each);
      boolean fenced = table.currentSnapshot() == null;
      while (!fenced) {
        Position start = Position.of(org.apache.iceberg.util.SnapshotUtil.currentAncestors(table));
        fenced =
            Appends.append(table, start, new Position(start.next(), start.fence() + 1), List.of());
        table.refresh();
      }
    }
  }

  /** Every file that a snapshot of a table names, and those of its metadata. */
  public Set<String> named() {
    Set<String> named = new HashSet<>();
    LakeTable.ALL.forEach(table -> named(lake.load(table), named));
    named(lake.heads(), named);
    return named;
  }

  private static void named(Table table, Set<String> named) {
    for (Snapshot snapshot : table.snapshots()) {
      named.add(snapshot.manifestListLocation());
      snapshot.allManifests(table.io()).forEach(manifest -> named.add(manifest.path()));
      try (CloseableIterable<FileScanTask> tasks =
          table.newScan().useSnapshot(snapshot.snapshotId()).planFiles()) {
        tasks.forEach(task -> named.add(task.file().location()));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot plan the reading of " + table.name(), e);
      }
    }
  }
}
