package org.waymark.streams.lake;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.waymark.schemas.lake.Head;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.lake.LakeTable;
import org.waymark.schemas.reject.Reject;
import org.waymark.schemas.reject.RejectReason;
import org.waymark.schemas.setting.Program;
import org.waymark.schemas.topic.Topics;
import org.waymark.streams.fold.JsonEvents.Version;

/** Writes rows as the lake's writer does, without a log behind it. */
final class SmallWriter {

  private final Lake lake;
  private final Table rejects;
  private final Table programs;
  private Head head;

  SmallWriter(Lake lake) {
    this.lake = lake;
    this.rejects = lake.load(LakeTable.REJECTS);
    this.programs = lake.load(LakeTable.PROGRAMS);
    this.head = lake.head();
  }

  /** Appends so many rejects, of the next lines; says whether it won. */
  boolean rejects(int count) {
    Position start = position(rejects);
    long from = start.next(0);
    DataFile file = written(rejects, from, count);
    return Appends.append(rejects, start, start.advance(Map.of(0, from + count)), List.of(file));
  }

  /** A file of rejects that no snapshot names yet. */
  static DataFile written(Table table, long from, int count) {
    try (Batch batch = new Batch(LakeTable.REJECTS, table)) {
      for (long offset = from; offset < from + count; offset++) {
        Reject reject = new Reject("import", 1, offset + 1, RejectReason.MALFORMED, null);
        byte[] value = Topics.REJECTS.value().serializer().serialize("", reject);
        batch.add(new ConsumerRecord<>("", 0, offset, new byte[0], value));
      }
      return batch.finish().get(0);
    }
  }

  /** Appends events; says whether it won. */
  static boolean events(Table table, List<Version> log) {
    Position start = Position.of(SnapshotUtil.currentAncestors(table));
    long offset = start.next(0);
    try (Batch batch = new Batch(LakeTable.EVENTS, table)) {
      for (Version version : log) {
        byte[] key = Topics.EVENTS.key().serializer().serialize("", version.key());
        byte[] value = Topics.EVENTS.value().serializer().serialize("", version.written());
        batch.add(new ConsumerRecord<>("", 0, offset, key, value));
        offset++;
      }
      return Appends.append(table, start, start.advance(Map.of(0, offset)), batch.finish());
    }
  }

  /** Appends revisions of programs: ids and names in turn. */
  boolean programs(String... idsAndNames) {
    Position start = position(programs);
    long offset = start.next(0);
    try (Batch batch = new Batch(LakeTable.PROGRAMS, programs)) {
      for (int i = 0; i < idsAndNames.length; i += 2) {
        Program program =
            Program.newBuilder()
                .setProgramId(idsAndNames[i])
                .setName(idsAndNames[i + 1])
                .setType("house")
                .setRegion("west")
                .setZone("UTC")
                .build();
        byte[] value = Topics.SETTINGS.value().serializer().serialize("", program);
        byte[] key = idsAndNames[i].getBytes(java.nio.charset.StandardCharsets.UTF_8);
        batch.add(new ConsumerRecord<>("", 0, offset, key, value));
        offset++;
      }
      return Appends.append(programs, start, start.advance(Map.of(0, offset)), batch.finish());
    }
  }

  /** Publishes a head: the cut is the number of rejects. Says whether it won. */
  boolean publish() {
    Map<String, Long> snapshots = new HashMap<>();
    for (Map.Entry<String, Table> table :
        Map.of(LakeTable.REJECTS.name(), rejects, LakeTable.PROGRAMS.name(), programs).entrySet()) {
      Snapshot snapshot = table.getValue().currentSnapshot();
      if (snapshot != null) {
        snapshots.put(table.getKey(), snapshot.snapshotId());
      }
    }
    Head next = head.next(Map.of(0, position(rejects).next(0)), snapshots);
    boolean won = Appends.publish(lake, next);
    if (won) {
      head = next;
    }
    return won;
  }

  /** The rows of files as words, in the order of their offsets. */
  static List<String> rows(List<String> files, String columns) throws SQLException {
    return rows(files, columns, "ORDER BY kafka_offset");
  }

  /** The rows of files as words. Files of several writers have not all the same columns. */
  static List<String> rows(List<String> files, String columns, String order) throws SQLException {
    String paths = files.stream().map(file -> "'" + file + "'").collect(joining(", "));
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT concat_ws(' ', %s) FROM read_parquet([%s], union_by_name = true) stored %s"
                    .formatted(columns, paths, order))) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }

  private static Position position(Table table) {
    return Position.of(SnapshotUtil.currentAncestors(table));
  }
}
