package org.waymark.schemas.avro;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.avro.util.ClassSecurityValidator;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads records in Avro's single-object encoding: {@code C3 01}, the schema's
 * CRC-64-AVRO fingerprint (8 bytes, little-endian), the body.
 *
 * <p>What today's schema of a generated class wrote is read by {@link BodyReader}, all else by
 * Avro's resolving reader. Safe for use by several threads.
 */
public final class AvroCodec<T extends IndexedRecord> {

  /** How many bytes of an encoded record stand before its body. */
  public static final int HEADER_BYTES = 10;

  private static final short MAGIC = (short) 0xC301;

  static {
    trustGeneratedClasses();
  }

  private final Schema schema;
  private final byte[] header;
  private final Body<T> body;
  private final ThreadLocal<Writer<T>> writers;

  /** Readers of what older versions wrote, by the header that they wrote. */
  private final Map<ByteBuffer, Body<T>> older;

  /** Reads what stands behind the header; safe for use by several threads. */
  @FunctionalInterface
  private interface Body<T> {
    T read(byte[] bytes) throws IOException;
  }

  private AvroCodec(Schema schema, DatumWriter<T> writer, Function<Schema, Body<T>> bodies) {
    this.schema = schema;
    this.header = header(schema);
    this.body = bodies.apply(schema);
    this.writers = ThreadLocal.withInitial(() -> new Writer<>(writer));
    this.older =
        Versions.older(schema).stream()
            .collect(toUnmodifiableMap(written -> ByteBuffer.wrap(header(written)), bodies));
  }

  private static byte[] header(Schema schema) {
    return ByteBuffer.allocate(HEADER_BYTES)
        .putShort(MAGIC)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(SchemaNormalization.parsingFingerprint64(schema))
        .array();
  }

  /**
   * Lets Avro make the classes generated from the IDL; unasked it trusts no package but its own.
   */
  public static void trustGeneratedClasses() {
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.DEFAULT,
            type -> type.getName().startsWith("org.waymark.schemas.")));
  }

  /** For a class generated from the IDL. */
  public static <T extends SpecificRecordBase> AvroCodec<T> specific(Class<T> type) {
    Schema schema = SpecificData.get().getSchema(type);
    return new AvroCodec<>(
        schema,
        new SpecificDatumWriter<>(schema),
        written ->
            written.equals(schema)
                ? today(schema)
                : resolving(() -> new SpecificDatumReader<>(written, schema)));
  }

  private static <T extends SpecificRecordBase> Body<T> today(Schema schema) {
    BodyReader.OfRecord reader = new BodyReader.OfRecord(schema);
    return bytes -> {
      @SuppressWarnings("unchecked") // the schema is that of the class
      T record = (T) reader.read(new BodyReader.Input(bytes, HEADER_BYTES));
      return record;
    };
  }

  /** By Avro's own reader, which fits what an older version wrote to today's schema. */
  private static <T> Body<T> resolving(Supplier<DatumReader<T>> reader) {
    ThreadLocal<Reader<T>> readers = ThreadLocal.withInitial(() -> new Reader<>(reader.get()));
    return bytes -> readers.get().read(bytes);
  }

  /**
   * For records whose schema is made from the catalogue; what is read are plain generic records.
   */
  public static AvroCodec<IndexedRecord> generic(Schema schema) {
    return new AvroCodec<>(
        schema,
        new GenericDatumWriter<>(schema),
        written -> resolving(() -> generic(written, schema)));
  }

  private static DatumReader<IndexedRecord> generic(Schema written, Schema read) {
    GenericDatumReader<GenericRecord> reader = new GenericDatumReader<>(written, read);
    return new DatumReader<>() {
      @Override
      public void setSchema(Schema writer) {
        reader.setSchema(writer);
      }

      @Override
      public IndexedRecord read(@Nullable IndexedRecord reuse, org.apache.avro.io.Decoder decoder)
          throws IOException {
        return reader.read(null, decoder);
      }
    };
  }

  /** The schema that is written. */
  public Schema schema() {
    return schema;
  }

  /** The record as bytes. */
  public byte[] encode(T record) {
    return writers.get().write(header, record);
  }

  /**
   * The bytes as a record of today's schema, whichever version wrote them: a field that has come
   * since has its default.
   *
   * @throws UndecodableException when they are not of this schema, or damaged
   */
  public T decode(byte[] bytes) {
    if (bytes.length < HEADER_BYTES) {
      throw new UndecodableException("too short for Avro's single-object encoding", null);
    }
    Body<T> written = isOfToday(bytes) ? body : older.get(ByteBuffer.wrap(bytes, 0, HEADER_BYTES));
    if (written == null) {
      throw new UndecodableException(
          "not written with the schema of " + schema.getFullName(), null);
    }
    try {
      return written.read(bytes);
    } catch (IOException | RuntimeException e) {
      throw new UndecodableException("damaged record", e);
    }
  }

  /** Whether the bytes begin as those of this schema do, or of an older version of it. */
  boolean wrote(byte[] bytes) {
    return bytes.length >= HEADER_BYTES
        && (isOfToday(bytes) || older.containsKey(ByteBuffer.wrap(bytes, 0, HEADER_BYTES)));
  }

  private boolean isOfToday(byte[] bytes) {
    return Arrays.equals(bytes, 0, HEADER_BYTES, header, 0, HEADER_BYTES);
  }

  /** Bytes that are no record of the schema. */
  public static final class UndecodableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says why, without a word of the bytes. */
    public UndecodableException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  private static final class Writer<T> {
    private final DatumWriter<T> writer;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);

    Writer(DatumWriter<T> writer) {
      this.writer = writer;
    }

    byte[] write(byte[] header, T record) {
      try {
        out.reset();
        out.write(header);
        writer.write(record, encoder);
        encoder.flush();
        return out.toByteArray();
      } catch (IOException e) {
        throw new UncheckedIOException(e); // a byte array does not fail
      }
    }
  }

  private static final class Reader<T> {
    private final DatumReader<T> reader;
    private final BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(new byte[0], null);

    Reader(DatumReader<T> reader) {
      this.reader = reader;
    }

    T read(byte[] bytes) throws IOException {
      return reader.read(
          null,
          DecoderFactory.get()
              .binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, decoder));
    }
  }
}
