package org.waymark.ingest.mapping;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.mapping.RowDraft.EventDraft;
import org.waymark.ingest.mapping.RowDraft.Origin;
import org.waymark.ingest.table.Cell;

/** Makes the draft of one event of a row. */
final class EventDrafter {

  /** Ids of the source itself, which become HMACs, with what they are ids of. */
  private static final Map<String, String> IDS = Map.of("goal_id", "goal", "session_id", "session");

  private static final Set<String> OWN =
      Set.of("event_type", "occurred_at", "recorded_at", "entity_id", "source_system");

  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx");

  private final SheetRule sheet;
  private final EventRule rule;
  private final Context context;
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  EventDrafter(SheetRule sheet, EventRule rule, Context context) {
    this.sheet = sheet;
    this.rule = rule;
    this.context = context;
  }

  EventDraft draft(RowView row) {
    Field typeField = Objects.requireNonNull(Field.ENVELOPE.get("event_type"));
    String type = Values.code(typeField, text("event_type", row));
    put("event_id", rule.key()); // until the row's own key is known
    put("event_type", type);
    json.put("schema_version", 1);
    json.put("action", "assert");
    putProgram(row);
    putEnvelope(type, row);
    putTimes(row);
    if (!"retract".equals(json.path("action").asText())) {
      putData(type, row);
    }
    String source = json.path("source_system").asText("");
    putEntity(type, source, row);
    return new EventDraft(json, Drafter.person(row, sheet, source));
  }

  /** Gives an event the id that it has for ever, and an entity if the row names none. */
  static void name(EventDraft event, Origin origin, SheetRule sheet, Context context) {
    String rule = event.json().path("event_id").asText();
    String source = origin.sourceSystem();
    String row = sheet.table() + "/" + origin.rowKey();
    event.json().put("event_id", context.secrets().eventId(source, row, rule));
    if (!event.json().has("entity_id")) {
      event.json().put("entity_id", context.secrets().entityId(source, "row/" + row));
    }
  }

  /** The day as the event writes it, in days since 1970; 0 when it writes none. */
  static int day(EventDraft event) {
    String written = event.json().path("occurred_at").asText("");
    try {
      return (int)
          LocalDate.parse(written.substring(0, Math.min(10, written.length()))).toEpochDay();
    } catch (java.time.DateTimeException e) {
      return 0; // the checks will refuse it
    }
  }

  /** Whose row it is; the program's own, unless it says otherwise. */
  String source(RowView row) {
    String source = text("source_system", row);
    return source.isEmpty() ? program(row) : source;
  }

  private String program(RowView row) {
    String program = text("program_id", row);
    return program.isEmpty() ? context.program() : program;
  }

  private void putProgram(RowView row) {
    put("program_id", program(row));
    put("source_system", source(row));
  }

  private void putEnvelope(String type, RowView row) {
    for (Field field : Field.ENVELOPE.values()) {
      Cell cell = cell(field.name(), row);
      if (!OWN.contains(field.name()) && !field.name().equals("program_id") && !cell.isBlank()) {
        json.set(field.name(), Values.read(field, cell, sheet.style()));
      }
    }
    if (!json.has("recorded_by_role")) {
      json.put("recorded_by_role", "import");
    }
  }

  private void putData(String type, RowView row) {
    ObjectNode data = json.putObject("data");
    for (Map.Entry<String, Supply> entry : rule.fields().entrySet()) {
      Field field = dataField(type, entry.getKey());
      Cell cell = entry.getValue().of(row);
      if (field != null && !cell.isBlank()) {
        data.set(field.name(), Values.read(field, cell, sheet.style()));
      }
    }
  }

  /** A column of another type is read too, so that the checks refuse what stands in it. */
  private static @Nullable Field dataField(String type, String name) {
    Field own = Field.DATA.getOrDefault(type, Map.of()).get(name);
    if (own != null || Field.ENVELOPE.containsKey(name) || IDS.containsKey(name)) {
      return own;
    }
    return Field.DATA.values().stream()
        .map(fields -> fields.get(name))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private void putEntity(String type, String source, RowView row) {
    String family = type.contains(".") ? type.substring(0, type.indexOf('.')) : type;
    String entity = text("entity_id", row);
    String named = entity.isEmpty() ? text(family + "_id", row) : entity;
    if (!named.isEmpty()) {
      put("entity_id", entityId(source, family, named));
    }
    IDS.forEach((field, kind) -> putId(type, new Id(field, kind, source), row));
  }

  private record Id(String field, String kind, String source) {}

  private void putId(String type, Id id, RowView row) {
    if (!Field.DATA.getOrDefault(type, Map.of()).containsKey(id.field()) || !json.has("data")) {
      return;
    }
    String own = text(id.field(), row);
    String about = own.isEmpty() && type.equals("goal.rated") ? text("entity_id", row) : own;
    if (!about.isEmpty()) {
      ((ObjectNode) json.get("data")).put(id.field(), entityId(id.source(), id.kind(), about));
    }
  }

  private String entityId(String source, String kind, String own) {
    return context.secrets().entityId(source, kind + "/" + own);
  }

  private void putTimes(RowView row) {
    Cell occurred = cell("occurred_at", row);
    TemporalAccessor when = Dates.read(occurred, sheet.style()).orElse(null);
    if (when instanceof LocalDate date) {
      put("occurred_at", date + "T00:00:00Z");
      json.put("time_precision", "date");
    } else {
      put("occurred_at", when == null ? occurred.text() : written(when));
    }
    Cell recorded = cell("recorded_at", row);
    TemporalAccessor noted = Dates.read(recorded, sheet.style()).orElse(null);
    put("recorded_at", noted == null ? recorded.text() : recorded(noted));
  }

  private String written(TemporalAccessor when) {
    return when instanceof OffsetDateTime moment
        ? brief(moment.format(WRITTEN))
        : brief(((LocalDateTime) when).atZone(zone()).format(WRITTEN));
  }

  /** Of a day alone its last moment, or now if that is still to come. */
  private String recorded(TemporalAccessor when) {
    Instant moment;
    if (when instanceof OffsetDateTime zoned) {
      moment = zoned.toInstant();
    } else if (when instanceof LocalDateTime local) {
      moment = ZonedDateTime.of(local, zone()).toInstant();
    } else {
      Instant end =
          ((LocalDate) when)
              .plusDays(1)
              .atStartOfDay(zone())
              .toInstant()
              .minus(1, ChronoUnit.MICROS);
      moment = end.isAfter(context.now()) ? context.now() : end;
    }
    return brief(moment.atOffset(ZoneOffset.UTC).format(WRITTEN));
  }

  /** Without a fraction of zeros, and UTC as Z. */
  private static String brief(String written) {
    return written.replace(".000000", "").replace("+00:00", "Z");
  }

  private ZoneId zone() {
    return sheet
        .style()
        .zone()
        .or(() -> context.programs().zone(json.path("program_id").asText("")))
        .orElse(ZoneOffset.UTC);
  }

  private Cell cell(String field, RowView row) {
    Supply supply = rule.fields().get(field);
    return supply == null ? Cell.BLANK : supply.of(row);
  }

  private String text(String field, RowView row) {
    return cell(field, row).text();
  }

  private void put(String field, String text) {
    if (!text.isEmpty()) {
      json.put(field, text);
    }
  }
}
