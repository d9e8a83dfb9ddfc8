package org.waymark.streams.lake;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.avro.generic.IndexedRecord;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.io.RollingDataWriter;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.schemas.avro.AvroCodec.UndecodableException;
import org.waymark.schemas.event.EventKey;
import org.waymark.schemas.lake.LakeTable;
import org.waymark.schemas.topic.Topics;

/**
 * The rows of one table between two cuts. Those of a table that keeps every row go straight to a
 * Parquet file; of a table of revisions the newest per key is held until the end, or until so many
 * are held that they are written.
 */
final class Batch implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

  /**
   * For each table, as they came. With four times as many, row groups of 128 MiB and 4 MiB of each
   * partition fetched ahead, a heap of 640 MiB had no room for 31 million events.
   */
  private static final int MOST_HELD = 25_000;

  private final LakeTable table;
  private final Table target;

  /** Where in a row each column of the table stands, -1 for one that is no longer written. */
  private final int[] places;

  /** Whether each stands where a row has it: in every table that this version has made. */
  private final boolean isAsWritten;

  private final Map<Key, ConsumerRecord<byte[], byte[]>> held = new HashMap<>();
  private @Nullable RollingDataWriter<Record> writer;

  Batch(LakeTable table, Table target) {
    this.table = table;
    this.target = target;
    List<String> written = table.columns().columns().stream().map(NestedField::name).toList();
    this.places =
        target.schema().columns().stream().mapToInt(each -> written.indexOf(each.name())).toArray();
    this.isAsWritten = Arrays.equals(places, IntStream.range(0, written.size()).toArray());
  }

  private record Key(int partition, Bytes key) {}

  /** Takes a record in. */
  void add(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      if (record.key() != null) {
        held.remove(new Key(record.partition(), Bytes.wrap(record.key())));
      }
      return; // A tombstone erases; it is no row.
    }
    if (table.key().isEmpty()) {
      write(record);
      return;
    }
    held.put(new Key(record.partition(), Bytes.wrap(record.key())), record);
    if (held.size() >= MOST_HELD) {
      flush();
    }
  }

  /** The files, closed and on the disk. */
  List<DataFile> finish() {
    flush();
    if (writer == null) {
      return List.of();
    }
    try {
      writer.close();
      return new ArrayList<>(writer.result().dataFiles());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to the lake's table " + table, e);
    }
  }

  private void flush() {
    held.values().forEach(this::write);
    held.clear();
  }

  /** What is no event stands among the dead letters, and has no row. */
  private void write(ConsumerRecord<byte[], byte[]> record) {
    try {
      IndexedRecord value =
          (IndexedRecord) table.topic().value().deserializer().deserialize("", record.value());
      if (table.holds(value)) {
        writer().write(asStored(row(value, record)));
      }
    } catch (UndecodableException e) {
      LOG.warn(
          "{}-{} at {} has no row: {}", table, record.partition(), record.offset(), e.getMessage());
    }
  }

  private Record row(IndexedRecord value, ConsumerRecord<byte[], byte[]> record) {
    Record row = table.row(value, record.timestamp(), record.partition(), record.offset());
    if (table == LakeTable.EVENTS) {
      nameVersion(row, record);
    }
    return row;
  }

  /** A table that was made by an older version has its newer columns behind the others. */
  private Record asStored(Record row) {
    if (isAsWritten) {
      return row;
    }
    GenericRecord stored = GenericRecord.create(target.schema());
    for (int i = 0; i < places.length; i++) {
      if (places[i] >= 0) {
        stored.set(i, row.get(places[i], Object.class));
      }
    }
    return stored;
  }

  /** What stands beside an event, not in it. */
  private static void nameVersion(Record row, ConsumerRecord<byte[], byte[]> record) {
    row.setField("fingerprint", EventKey.decode(record.key()).fingerprint());
    Header importId = record.headers().lastHeader(Topics.IMPORT_ID);
    if (importId != null) {
      row.setField("import_id", new String(importId.value(), StandardCharsets.UTF_8));
    }
  }

  private RollingDataWriter<Record> writer() {
    if (writer == null) {
      writer = writer(target);
    }
    return writer;
  }

  /** Writes rows of a table to new files, which nothing names until they are committed. */
  static RollingDataWriter<Record> writer(Table target) {
    OutputFileFactory files =
        OutputFileFactory.builderFor(target, 1, 1)
            .format(FileFormat.PARQUET)
            .operationId(UUID.randomUUID().toString())
            .build();
    long fileBytes =
        Long.parseLong(
            target.properties().getOrDefault("write.target-file-size-bytes", "134217728"));
    return new RollingDataWriter<>(
        new GenericFileWriterFactory.Builder(target).dataFileFormat(FileFormat.PARQUET).build(),
        files,
        target.io(),
        fileBytes,
        target.spec(),
        null);
  }

  /** Gives up what was not finished. */
  @Override
  public void close() {
    try {
      if (writer != null) {
        writer.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close a file of the lake's table " + table, e);
    }
  }
}
