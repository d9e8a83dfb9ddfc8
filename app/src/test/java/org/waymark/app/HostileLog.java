package org.waymark.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.avro.Schema;
import org.waymark.ingest.program.Programs;
import org.waymark.schemas.event.EventTypes;
import org.waymark.schemas.setting.Program;

/**
 * A log that is valid line by line and makes no sense as a whole: any step of a goal at any time,
 * corrections that turn an event into another type, retractions, several versions recorded at the
 * same moment, two records of one session, days without a clock time, events at the edges of months
 * in other zones, scores of sessions elsewhere, people who decline. Few ids and few moments, so
 * that everything meets everything. The same seed makes the same lines.
 */
final class HostileLog {

  static final Programs PROGRAMS =
      Programs.of(
          List.of(
              new Program("harbor", "Harbor", "drop_in", "west", "America/Los_Angeles"),
              new Program("tejo", "Tejo", "community", "coast", "Europe/Lisbon"),
              // Its clocks go forward at midnight: that day begins at one.
              new Program("beirut", "Beirut", "community", "coast", "Asia/Beirut"),
              new Program("kiribati", "Line Islands", "warmline", "east", "Pacific/Kiritimati")));

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LocalDate FIRST_DAY = LocalDate.of(2024, 2, 20);
  private static final int DAYS = 50;

  /** Those of goals more than once, since theirs is the longest story. */
  private static final List<String> TYPES =
      List.of(
          "goal.proposed",
          "goal.decided",
          "goal.decided",
          "goal.revised",
          "goal.status_changed",
          "goal.status_changed",
          "goal.status_changed",
          "goal.status_changed",
          "goal.rated",
          "goal.rated",
          "session.recorded",
          "session.recorded",
          "session.recorded",
          "score.recorded",
          "score.recorded",
          "choice.recorded",
          "choice.recorded",
          "limit.changed",
          "task.recorded",
          "moment.noted",
          "episode.opened",
          "episode.closed",
          "consent.changed",
          "participant.described");

  private static final List<String> TIMES =
      List.of("00:00", "00:00:00.000001", "09:30", "09:30", "18:00", "23:59:59.999999");

  /** Where much happens in the same microsecond, so that the rest of the order decides. */
  private static final OffsetDateTime AT_ONCE = OffsetDateTime.parse("2024-03-31T09:30:00.000001Z");

  private static final List<Instant> RECORDED =
      List.of(Instant.parse("2024-06-01T00:00:00Z"), Instant.parse("2024-06-02T00:00:00Z"));
  private static final List<String> SUBSCALES =
      List.of("heard", "my_choice", "my_pace", "no_pressure", "hope");

  private final Random random;

  private HostileLog(long seed) {
    this.random = new Random(seed);
  }

  /** The lines of a seed, in no order. */
  static List<String> lines(long seed) {
    return new HostileLog(seed).lines();
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int person = 0; person < 10; person++) {
      int versions = 1 + random.nextInt(140);
      for (int i = 0; i < versions; i++) {
        lines.add(version("person-%02d".formatted(person), versions).toString());
      }
    }
    int repeated = random.nextInt(lines.size());
    lines.addAll(lines.subList(0, repeated));
    return lines;
  }

  private ObjectNode version(String person, int versions) {
    Program program = pick(PROGRAMS.all());
    String type = pick(TYPES);
    OffsetDateTime occurred = occurred(ZoneId.of(program.getZone()));
    ObjectNode line = JSON.createObjectNode();
    line.put("event_id", "e" + random.nextInt(versions));
    line.put("event_type", type);
    line.put("schema_version", 1);
    line.put("entity_id", type.charAt(0) + "" + random.nextInt(4));
    line.put("participant_key", person);
    line.put("program_id", program.getProgramId());
    line.put("occurred_at", occurred.toString().replaceFirst("(T\\d\\d:\\d\\d)([Z+-])", "$1:00$2"));
    line.put("recorded_at", recorded(occurred).toString());
    line.put("recorded_by_role", "import");
    line.put("source_system", "hostile");
    if (chance(20)) {
      line.put("time_precision", "date");
    }
    if (chance(10)) {
      return line.put("action", "retract").put("retract_reason", "duplicate");
    }
    line.put("action", "assert");
    line.set("data", data(type, occurred.toLocalDate()));
    return line;
  }

  private OffsetDateTime occurred(ZoneId zone) {
    if (chance(15)) {
      return AT_ONCE;
    }
    LocalDate day = FIRST_DAY.plusDays(chance(30) ? 40 : random.nextInt(DAYS));
    ZoneId written = chance(25) ? ZoneOffset.ofHours(random.nextInt(24) - 11) : zone;
    return LocalDateTime.of(day, LocalTime.parse(pick(TIMES))).atZone(written).toOffsetDateTime();
  }

  /** Far enough behind: what has only a date may have happened at the end of another zone's day. */
  private Instant recorded(OffsetDateTime occurred) {
    return chance(60)
        ? pick(RECORDED)
        : occurred.toInstant().plus(2 + random.nextInt(3), ChronoUnit.DAYS);
  }

  private ObjectNode data(String type, LocalDate day) {
    ObjectNode data = JSON.createObjectNode();
    for (Schema.Field field : Objects.requireNonNull(EventTypes.DATA.get(type)).getFields()) {
      if (!field.schema().isNullable() || chance(75)) {
        put(data, field, day);
      }
    }
    switch (type) {
      case "session.recorded" -> makePossible(data);
      case "goal.revised" ->
          data.retain(
              List.of(
                  "revised_by",
                  "changed",
                  aspect(data, "target_date"),
                  aspect(data, "importance"),
                  aspect(data, "life_area")));
      case "score.recorded" -> score(data);
      default -> {}
    }
    return data;
  }

  private void put(ObjectNode data, Schema.Field field, LocalDate day) {
    Schema schema = field.schema().isNullable() ? field.schema().getTypes().get(1) : field.schema();
    String name = field.name();
    if ("date".equals(field.getProp("lake"))) {
      data.put(name, day.plusDays(2 + random.nextInt(90)).toString());
      return;
    }
    switch (schema.getType()) {
      case ENUM -> data.put(name, code(schema));
      case ARRAY -> {
        var codes = data.putArray(name);
        codes.add(code(schema.getElementType()));
        schema.getElementType().getEnumSymbols().stream()
            .map(EventTypes::code)
            .filter(code -> chance(40) && !code.equals(codes.get(0).textValue()))
            .forEach(codes::add);
      }
      case BOOLEAN -> data.put(name, random.nextBoolean());
      case INT -> data.put(name, number(field));
      case DOUBLE -> data.put(name, random.nextInt(11));
      default -> data.put(name, text(name, field));
    }
  }

  private String code(Schema schema) {
    return EventTypes.code(pick(schema.getEnumSymbols()));
  }

  private int number(Schema.Field field) {
    int min = ((Number) field.getObjectProp("min")).intValue();
    Object max = field.getObjectProp("max");
    int span = max == null ? 9 : Math.min(9, ((Number) max).intValue() - min + 1);
    return min + random.nextInt(span);
  }

  private String text(String name, Schema.Field field) {
    if (field.getObjectProp("codes") instanceof List<?> codes) {
      return codes.get(random.nextInt(codes.size())).toString();
    }
    // Ids are a letter of their kind and a number; the fifth is never there.
    return name.charAt(0) + "" + random.nextInt(5);
  }

  private void makePossible(ObjectNode session) {
    if (!session.get("outcome").textValue().equals("attended")) {
      session.remove("duration_min");
    } else if (!session.has("agenda_led_by")) {
      session.put("agenda_led_by", "unknown");
    }
    if (!session.get("format").textValue().equals("group")) {
      session.remove("group_size");
    }
  }

  /** The name, if the revision says that it changed this. */
  private static String aspect(ObjectNode revision, String name) {
    for (var changed : revision.get("changed")) {
      if (changed.textValue().equals(name)) {
        return name;
      }
    }
    return "changed";
  }

  private void score(ObjectNode score) {
    score.remove(List.of("items_answered", "items_total"));
    if (chance(15)) {
      score.put("instrument", "brief_inspire_o").put("subscale", "total");
    } else {
      score.put("instrument", "session_check").put("subscale", pick(SUBSCALES));
      score.put("value", 7 + random.nextInt(4));
    }
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
