package org.waymark.app.scan;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.internal.FileRecords;
import org.apache.kafka.common.record.internal.Record;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.utils.BufferSupplier;
import org.apache.kafka.common.utils.CloseableIterator;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** A segment of Kafka's log: batches of records, compressed. */
final class KafkaSegment implements Packing {

  private static final Pattern NAME = Pattern.compile("\\d{20}\\.log(\\.deleted)?");

  @Override
  public boolean isOf(Path file, byte[] head) {
    return NAME.matcher(String.valueOf(file.getFileName())).matches();
  }

  @Override
  public void unpack(Path file, OutputStream out) throws IOException {
    try (FileRecords records = FileRecords.open(file.toFile(), false)) {
      for (RecordBatch batch : records.batches()) {
        try (CloseableIterator<Record> each = batch.streamingIterator(BufferSupplier.NO_CACHING)) {
          while (each.hasNext()) {
            write(each.next(), out);
          }
        }
      }
    }
  }

  private static void write(Record record, OutputStream out) throws IOException {
    write(record.key(), out);
    write(record.value(), out);
    for (Header header : record.headers()) {
      out.write(header.key().getBytes(StandardCharsets.UTF_8));
      write(header.value() == null ? null : ByteBuffer.wrap(header.value()), out);
    }
  }

  private static void write(@Nullable ByteBuffer bytes, OutputStream out) throws IOException {
    if (bytes != null) {
      out.write(Utils.toArray(bytes));
    }
  }
}
