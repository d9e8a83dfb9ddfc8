package org.waymark.app.status;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Snapshot;
import org.jspecify.annotations.Nullable;
import org.waymark.app.home.Home;
import org.waymark.app.kafka.FoldGroup;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.publication.Publications;
import org.waymark.schemas.lake.Head;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.lake.LakeTable;

/**
 * How a home stands. What is not known is null.
 *
 * @param home its directory
 * @param pipeline whether one works on it
 * @param lag events of the log that are not in the newest head yet; known while a pipeline runs
 * @param members the processes that fold, each with what it has not folded yet
 * @param head the newest; null before the first
 * @param publication the last; null before the first
 * @param contents what is in the lake
 * @param tables the files of each table at the newest head
 * @param bytes of each directory of the home
 */
public record Status(
    String home,
    Running pipeline,
    @Nullable Long lag,
    List<FoldGroup.Member> members,
    @Nullable Published head,
    @Nullable Last publication,
    Contents contents,
    Map<String, Files> tables,
    Map<String, Long> bytes) {

  /**
   * A head.
   *
   * @param sequence counts the heads
   * @param published in UTC, as ISO 8601
   * @param events that the log holds below its cut
   */
  public record Published(long sequence, String published, long events) {}

  /**
   * A publication.
   *
   * @param as_of its day
   * @param events that the log held below its cut
   */
  public record Last(int number, String as_of, long events) {}

  /** Files: how many, and their bytes together. */
  public record Files(int count, long bytes) {}

  /** Looks at a home and its lake; starts nothing. */
  public static Status of(Home home, Lake lake, KafkaSettings kafka) {
    Log log = Log.of(home, kafka);
    Head head = lake.head();
    try (Cut cut = Cut.open(lake)) {
      return new Status(
          home.toString(),
          log.pipeline(),
          log.lag(head),
          log.members(),
          published(lake),
          last(home),
          Contents.of(cut),
          tables(lake, head),
          directories(home));
    }
  }

  static @Nullable Published published(Lake lake) {
    Snapshot newest = lake.heads().currentSnapshot();
    if (newest == null) {
      return null;
    }
    Head head = Head.fromSummary(newest.summary());
    return new Published(
        head.sequence(),
        Instant.ofEpochMilli(newest.timestampMillis()).toString(),
        head.cut().values().stream().mapToLong(Long::longValue).sum());
  }

  static @Nullable Last last(Home home) {
    return new Publications(home.published())
        .newestManifest()
        .map(manifest -> new Last(manifest.number(), manifest.asOf(), manifest.events()))
        .orElse(null);
  }

  private static Map<String, Files> tables(Lake lake, Head head) {
    Map<String, Files> tables = new LinkedHashMap<>();
    for (LakeTable table : LakeTable.ALL) {
      var files = lake.files(head, table);
      long bytes = files.stream().mapToLong(file -> DiskUse.bytes(Path.of(file))).sum();
      tables.put(table.name(), new Files(files.size(), bytes));
    }
    return tables;
  }

  private static Map<String, Long> directories(Home home) {
    Map<String, Long> bytes = new LinkedHashMap<>();
    bytes.put("log", DiskUse.bytes(home.log()));
    bytes.put("state", DiskUse.bytes(home.state()));
    bytes.put("lake", DiskUse.bytes(home.lake()));
    bytes.put("published", DiskUse.bytes(home.published()));
    return bytes;
  }
}
