package org.waymark.streams.lake;

import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.waymark.schemas.fact.Facts;

/** How far one partition is read in a step. */
sealed interface Limit {

  /** Whether a record is beyond the limit; it and all that follow are left for a later step. */
  boolean isBeyond(ConsumerRecord<byte[], byte[]> record);

  /** Whether nothing below the limit is left once everything before a position is read. */
  boolean isReachedAt(long position);

  /** Up to an offset. */
  record Offset(long endExclusive) implements Limit {

    @Override
    public boolean isBeyond(ConsumerRecord<byte[], byte[]> record) {
      return record.offset() >= endExclusive;
    }

    @Override
    public boolean isReachedAt(long position) {
      return position >= endExclusive;
    }
  }

  /**
   * Up to the facts that take in events from the cut on. A task writes the facts of one transaction
   * after all earlier ones, so those below the cut are a prefix. A tombstone is no fact and is
   * beyond nothing.
   *
   * @param schema of the facts
   * @param cutExclusive the cut, in {@code waymark.events}
   * @param end of the facts' partition, as it was after the cut was taken
   */
  record Cut(Schema schema, long cutExclusive, long end) implements Limit {

    @Override
    public boolean isBeyond(ConsumerRecord<byte[], byte[]> record) {
      return record.value() != null && Facts.sourceOffset(schema, record.value()) >= cutExclusive;
    }

    @Override
    public boolean isReachedAt(long position) {
      return position >= end;
    }
  }
}
