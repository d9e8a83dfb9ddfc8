package org.waymark.schemas.avro;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData.InstanceSupplier;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro's binary encoding of generated classes out of an array, where what is read and what
 * was written have the same schema. It does what {@code SpecificDatumReader} does, without what
 * that has for streams, for reuse and for schemas that differ. Bytes that do not fit the schema end
 * in a {@link RuntimeException}, never in a record.
 *
 * <p>For schemas that do not hold themselves, of records, enums, unions, arrays, strings, integers,
 * doubles and booleans.
 */
abstract class BodyReader {

  private static final int BITS = 7;
  private static final int LOW_BITS = 0x7F;
  private static final int LONG_BITS = 64;
  private static final int INT_BITS = 32;

  /** A reader of what this schema writes. */
  static BodyReader of(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> new OfRecord(schema);
      case UNION -> new OfUnion(schema);
      case ENUM -> new OfEnum(schema);
      case ARRAY -> new OfArray(schema);
      case STRING -> new OfString();
      case INT -> new OfInt();
      case LONG -> new OfLong();
      case DOUBLE -> new OfDouble();
      case BOOLEAN -> new OfBoolean();
      case NULL -> new OfNull();
      default -> throw new IllegalArgumentException("no reader of " + schema.getType());
    };
  }

  abstract @Nullable Object read(Input in);

  /** The bytes of one record, and how far they have been read. */
  static final class Input {
    private final byte[] bytes;
    private int place;

    Input(byte[] bytes, int from) {
      this.bytes = bytes;
      this.place = from;
    }

    /** A number as it was written, before its sign is put back. */
    private long number(int mostBits) {
      long number = 0;
      for (int shift = 0; shift < mostBits; shift += BITS) {
        byte next = bytes[place++];
        number |= (long) (next & LOW_BITS) << shift;
        if (next >= 0) {
          return number;
        }
      }
      throw new IllegalArgumentException("a number is too long");
    }

    private int readInt() {
      int number = (int) number(INT_BITS);
      return (number >>> 1) ^ -(number & 1);
    }

    private long readLong() {
      long number = number(LONG_BITS);
      return (number >>> 1) ^ -(number & 1);
    }

    /** How many of something follow, each of which takes a byte or more. */
    private int count(long told) {
      if (told < 0 || told > bytes.length - place) {
        throw new IllegalArgumentException("more is told than there is");
      }
      return (int) told;
    }

    private String text() {
      int length = count(readLong());
      String text = new String(bytes, place, length, StandardCharsets.UTF_8);
      place += length;
      return text;
    }
  }

  /** Reads an instance of the class that was generated from the schema. */
  static final class OfRecord extends BodyReader {
    private final Schema schema;
    private final InstanceSupplier supplier;
    private final BodyReader[] fields;

    OfRecord(Schema schema) {
      this.schema = schema;
      this.supplier = SpecificData.get().getNewRecordSupplier(schema);
      this.fields =
          schema.getFields().stream()
              .map(field -> BodyReader.of(field.schema()))
              .toArray(BodyReader[]::new);
    }

    @Override
    SpecificRecordBase read(Input in) {
      SpecificRecordBase record = (SpecificRecordBase) supplier.newInstance(null, schema);
      for (int i = 0; i < fields.length; i++) {
        record.put(i, fields[i].read(in));
      }
      return record;
    }
  }

  private static final class OfUnion extends BodyReader {
    private final BodyReader[] branches;

    OfUnion(Schema schema) {
      branches = schema.getTypes().stream().map(BodyReader::of).toArray(BodyReader[]::new);
    }

    @Override
    @Nullable Object read(Input in) {
      return branches[in.readInt()].read(in);
    }
  }

  private static final class OfEnum extends BodyReader {
    private final Object[] symbols;

    OfEnum(Schema schema) {
      symbols =
          schema.getEnumSymbols().stream()
              .map(symbol -> SpecificData.get().createEnum(symbol, schema))
              .toArray();
    }

    @Override
    Object read(Input in) {
      return symbols[in.readInt()];
    }
  }

  private static final class OfArray extends BodyReader {
    private final BodyReader element;

    OfArray(Schema schema) {
      element = BodyReader.of(schema.getElementType());
    }

    @Override
    Object read(Input in) {
      List<@Nullable Object> elements = new ArrayList<>();
      for (long told = in.readLong(); told != 0; told = in.readLong()) {
        if (told < 0) {
          in.readLong(); // How many bytes they take, for those who skip them.
        }
        for (int left = in.count(Math.abs(told)); left > 0; left--) {
          elements.add(element.read(in));
        }
      }
      return elements;
    }
  }

  private static final class OfString extends BodyReader {
    @Override
    Object read(Input in) {
      return in.text();
    }
  }

  private static final class OfInt extends BodyReader {
    @Override
    Object read(Input in) {
      return in.readInt();
    }
  }

  private static final class OfLong extends BodyReader {
    @Override
    Object read(Input in) {
      return in.readLong();
    }
  }

  private static final class OfDouble extends BodyReader {
    @Override
    Object read(Input in) {
      long bits = 0;
      for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
        bits |= (in.bytes[in.place++] & 0xFFL) << shift;
      }
      return Double.longBitsToDouble(bits);
    }
  }

  private static final class OfBoolean extends BodyReader {
    @Override
    Object read(Input in) {
      return in.bytes[in.place++] == 1;
    }
  }

  private static final class OfNull extends BodyReader {
    @Override
    @Nullable Object read(Input in) {
      return null;
    }
  }
}
