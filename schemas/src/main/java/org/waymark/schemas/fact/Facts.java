package org.waymark.schemas.fact;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.waymark.schemas.avro.AvroCodec;

/** What all facts have in common. */
public final class Facts {

  /**
   * The field of the offset in {@code waymark.events} of the last event that a revision takes in.
   * By it a writer of the lake can hold back what lies beyond a cut.
   */
  public static final String SOURCE_OFFSET = "source_offset";

  private Facts() {}

  /**
   * The {@code source_offset} of an encoded fact, without reading what stands behind it.
   *
   * @param schema of the fact: only strings and integers stand before the offset
   * @param encoded in Avro's single-object encoding
   */
  public static long sourceOffset(Schema schema, byte[] encoded) {
    BinaryDecoder decoder =
        DecoderFactory.get()
            .binaryDecoder(
                encoded, AvroCodec.HEADER_BYTES, encoded.length - AvroCodec.HEADER_BYTES, null);
    try {
      for (Schema.Field field : schema.getFields()) {
        if (field.name().equals(SOURCE_OFFSET)) {
          return decoder.readLong();
        }
        switch (field.schema().getType()) {
          case STRING -> decoder.skipString();
          case INT -> decoder.readInt();
          default -> throw new IllegalArgumentException(field + " stands before the offset");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("damaged record", e);
    }
    throw new IllegalArgumentException(schema.getFullName() + " has no " + SOURCE_OFFSET);
  }
}
