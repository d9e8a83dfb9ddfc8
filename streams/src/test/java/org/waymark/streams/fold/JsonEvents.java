package org.waymark.streams.fold;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.event.EventKey;
import org.waymark.schemas.event.EventTypes;

/**
 * Native JSON lines as events, without a single check: the tests of the fold bring valid ones. The
 * fingerprint is a plain hash of the line, which tells apart what the product's own would.
 */
public final class JsonEvents {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Schema> DATA = EventTypes.DATA;

  private static final Map<String, ZoneId> ZONES =
      Map.of(
          "harbor", ZoneId.of("America/Los_Angeles"),
          "summit", ZoneId.of("America/New_York"),
          "tejo", ZoneId.of("Europe/Lisbon"),
          "mesa", ZoneId.of("America/Phoenix"));

  private JsonEvents() {}

  /** One version with its key. */
  public record Version(EventKey key, @Nullable Event event) {

    /** The event of a version that was not erased. */
    public Event written() {
      return Objects.requireNonNull(event);
    }
  }

  /** The versions of a file, in its order. */
  public static List<Version> read(Path file) {
    try {
      List<Version> versions = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        versions.add(version(line));
      }
      return versions;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Version version(String line) throws IOException {
    JsonNode json = JSON.readTree(line);
    Event event = new Event();
    for (Schema.Field field : event.getSchema().getFields()) {
      JsonNode value = json.get(field.name());
      if (value != null && !value.isNull() && !field.name().equals("data")) {
        event.put(field.pos(), value(value, field));
      }
    }
    place(event, json);
    if (json.hasNonNull("data")) {
      event.setData(data(Objects.requireNonNull(DATA.get(event.getEventType())), json.get("data")));
    }
    String fingerprint = String.format("%016x", line.hashCode() & 0xffffffffL);
    return new Version(
        new EventKey(event.getParticipantKey(), event.getEventId(), fingerprint), event);
  }

  private static void place(Event event, JsonNode json) {
    ZoneId zone = ZONES.get(event.getProgramId());
    OffsetDateTime written = OffsetDateTime.parse(json.get("occurred_at").textValue());
    LocalDate day = written.atZoneSameInstant(zone).toLocalDate();
    if ("date".equals(event.getTimePrecision())) {
      day = written.toLocalDate();
      event.setOccurredAt(micros(day.plusDays(1).atStartOfDay(zone).toInstant()) - 1);
    }
    event.setOccurredOn(Math.toIntExact(day.toEpochDay()));
  }

  private static SpecificRecord data(Schema schema, JsonNode json) {
    SpecificRecord data = (SpecificRecord) SpecificData.get().newRecord(null, schema);
    for (Schema.Field field : schema.getFields()) {
      if (json.hasNonNull(field.name())) {
        data.put(field.pos(), value(json.get(field.name()), field));
      }
    }
    return data;
  }

  private static Object value(JsonNode value, Schema.Field field) {
    Schema schema = field.schema();
    if (schema.isUnion()) {
      schema = schema.getTypes().get(1);
    }
    String lake = field.getProp("lake");
    if ("timestamp".equals(lake)) {
      return micros(OffsetDateTime.parse(value.textValue()).toInstant());
    }
    if ("date".equals(lake)) {
      return Math.toIntExact(LocalDate.parse(value.textValue()).toEpochDay());
    }
    return switch (schema.getType()) {
      case ENUM -> symbol(schema, value.textValue());
      case ARRAY -> {
        List<Object> symbols = new ArrayList<>();
        for (JsonNode element : value) {
          symbols.add(symbol(schema.getElementType(), element.textValue()));
        }
        yield symbols;
      }
      case INT -> value.intValue();
      case DOUBLE -> value.doubleValue();
      case BOOLEAN -> value.booleanValue();
      default -> value.textValue();
    };
  }

  private static Object symbol(Schema schema, String code) {
    String symbol = schema.hasEnumSymbol(code) ? code : code + "_";
    return SpecificData.get().createEnum(symbol, schema);
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
