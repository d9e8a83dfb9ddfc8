package org.waymark.schemas.avro;

import java.util.List;
import org.apache.avro.generic.IndexedRecord;
import org.waymark.schemas.avro.AvroCodec.UndecodableException;

/**
 * Writes and reads records of several kinds. The fingerprint before each record says which kind it
 * is, so one more kind changes nothing of what was written before.
 */
public final class AvroKinds {

  private final List<AvroCodec<? extends IndexedRecord>> kinds;

  private AvroKinds(List<AvroCodec<? extends IndexedRecord>> kinds) {
    this.kinds = kinds;
  }

  /** Of these kinds. */
  @SafeVarargs
  public static AvroKinds of(AvroCodec<? extends IndexedRecord>... kinds) {
    return new AvroKinds(List.of(kinds));
  }

  /**
   * The record as bytes.
   *
   * @throws IllegalArgumentException when it is of another kind
   */
  public byte[] encode(IndexedRecord record) {
    for (AvroCodec<? extends IndexedRecord> kind : kinds) {
      if (kind.schema().equals(record.getSchema())) {
        @SuppressWarnings("unchecked") // it has the schema of this kind
        AvroCodec<IndexedRecord> same = (AvroCodec<IndexedRecord>) kind;
        return same.encode(record);
      }
    }
    throw new IllegalArgumentException(
        record.getSchema().getFullName() + " is none of the kinds that are written here");
  }

  /**
   * The bytes as a record.
   *
   * @throws UndecodableException when they are of no kind, or damaged
   */
  public IndexedRecord decode(byte[] bytes) {
    for (AvroCodec<? extends IndexedRecord> kind : kinds) {
      if (kind.wrote(bytes)) {
        return kind.decode(bytes);
      }
    }
    throw new UndecodableException("not written with any of the schemas", null);
  }
}
