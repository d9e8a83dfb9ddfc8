package org.waymark.schemas.event;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import org.apache.avro.Schema;
import org.waymark.schemas.avro.AvroCodec;

/** The types of events and the data that each carries, read from the IDL. */
public final class EventTypes {

  static {
    AvroCodec.trustGeneratedClasses();
  }

  /** Type, such as {@code goal.proposed}, to the schema of its data. */
  public static final Map<String, Schema> DATA =
      Event.getClassSchema().getField("data").schema().getTypes().stream()
          .filter(branch -> branch.getType() == Schema.Type.RECORD)
          .collect(toUnmodifiableMap(branch -> branch.getProp("event_type"), branch -> branch));

  private EventTypes() {}

  /**
   * A code as people write it. Avro's names cannot be words of its own language, so {@code import}
   * is {@code import_} there.
   */
  public static String code(String symbol) {
    return symbol.endsWith("_") ? symbol.substring(0, symbol.length() - 1) : symbol;
  }
}
