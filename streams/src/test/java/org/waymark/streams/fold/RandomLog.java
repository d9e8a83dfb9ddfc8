package org.waymark.streams.fold;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.waymark.schemas.avro.AvroCodec;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.event.EventKey;
import org.waymark.schemas.event.RecorderRole;
import org.waymark.streams.fold.JsonEvents.Version;

/**
 * A log that no program would write: events of every type with values that the schema allows, drawn
 * at random, about few goals, sessions and episodes, so that most of them meet; corrected, taken
 * back, asserted again, written down at the same time, dated the same day.
 */
public final class RandomLog {

  private static final List<String> PROGRAMS = List.of("harbor", "hilltop");
  private static final List<String> QUESTIONS =
      List.of("heard", "my_choice", "my_pace", "no_pressure", "hope");
  private static final int DAYS = 150;
  private static final int FIRST_DAY = 20_000;
  private static final int NULL_IN = 3;
  private static final int OFTEN_GOALS = 2;

  private final Random random;
  private final List<Version> versions = new ArrayList<>();

  static {
    AvroCodec.trustGeneratedClasses();
  }

  private RandomLog(long seed) {
    random = new Random(seed);
  }

  /** The versions in the order in which they were recorded. */
  public static List<Version> of(long seed, int people, int eventsEach) {
    RandomLog log = new RandomLog(seed);
    for (int person = 0; person < people; person++) {
      for (int event = 0; event < eventsEach; event++) {
        log.add("person-%02d".formatted(person), "e" + event);
      }
    }
    log.versions.sort(Comparator.comparingLong(version -> version.written().getRecordedAt()));
    return List.copyOf(log.versions);
  }

  /** The same versions in another order. */
  public static List<Version> shuffled(List<Version> log, long seed) {
    List<Version> shuffled = new ArrayList<>(log);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }

  private void add(String person, String id) {
    int versionsOfIt = 1 + (oneIn(4) ? 1 + random.nextInt(3) : 0);
    long recorded = time();
    for (int version = 0; version < versionsOfIt; version++) {
      Event event = event(person, id);
      event.setRecordedAt(recorded);
      if (version > 0 && oneIn(2)) {
        event.setAction("retract");
        event.setData(null);
      }
      String fingerprint = "%016x".formatted(random.nextLong());
      versions.add(new Version(new EventKey(person, id, fingerprint), event));
      recorded += oneIn(3) ? 0 : TimeUnit.HOURS.toMicros(random.nextInt(1000));
    }
  }

  private Event event(String person, String id) {
    long occurred = time();
    Event event = new Event();
    event.setEventId(id);
    event.setSchemaVersion(1);
    event.setAction("assert");
    event.setParticipantKey(person);
    event.setProgramId(pick(PROGRAMS));
    event.setOccurredAt(occurred);
    event.setRecordedByRole(RecorderRole.peer_specialist);
    event.setSourceSystem("random");
    event.setOccurredOn(Math.toIntExact(TimeUnit.MICROSECONDS.toDays(occurred)));
    List<Schema> types = Event.getClassSchema().getField("data").schema().getTypes();
    List<Schema> kinds = types.subList(1, types.size());
    Schema type =
        pick(oneIn(OFTEN_GOALS) ? kinds.stream().filter(this::isOfGoals).toList() : kinds);
    event.setEventType(type.getProp("event_type"));
    event.setEntityId(entity(type));
    event.setData(record(type));
    return event;
  }

  private boolean isOfGoals(Schema type) {
    return type.getName().startsWith("Goal");
  }

  private String entity(Schema type) {
    String name = type.getName();
    if (name.startsWith("Goal")) {
      return goal();
    }
    return name.startsWith("Session") || name.startsWith("Episode")
        ? name.charAt(0) + "-" + random.nextInt(4)
        : "entity";
  }

  private String goal() {
    return "goal-" + random.nextInt(3);
  }

  private SpecificRecord record(Schema type) {
    SpecificRecord record =
        (SpecificRecord) SpecificData.newInstance(SpecificData.get().getClass(type), type);
    for (Schema.Field field : type.getFields()) {
      record.put(field.pos(), value(field, field.schema()));
    }
    return record;
  }

  private @Nullable Object value(Schema.Field field, Schema schema) {
    return switch (schema.getType()) {
      case UNION -> oneIn(NULL_IN) ? null : value(field, schema.getTypes().get(1));
      case ENUM -> SpecificData.get().createEnum(pick(schema.getEnumSymbols()), schema);
      case BOOLEAN -> random.nextBoolean();
      case INT -> number(field);
      case DOUBLE -> (double) random.nextInt(11);
      case ARRAY -> List.of();
      case STRING -> text(field.name());
      default -> throw new IllegalStateException("no value for " + field);
    };
  }

  private int number(Schema.Field field) {
    int least = bound(field, "min", 0);
    return least + random.nextInt(Math.min(bound(field, "max", 9), 90) - least + 1);
  }

  private static int bound(Schema.Field field, String name, int otherwise) {
    return field.getObjectProp(name) instanceof Number bound ? bound.intValue() : otherwise;
  }

  private String text(String field) {
    return switch (field) {
      case "goal_id" -> goal();
      case "session_id" -> "S-" + random.nextInt(4);
      case "instrument" -> "session_check";
      case "subscale" -> pick(QUESTIONS);
      case "age_band" -> "30_39";
      default -> "1";
    };
  }

  /** A moment, on few hours of few days, so that some are the same. */
  private long time() {
    return TimeUnit.DAYS.toMicros(FIRST_DAY + random.nextInt(DAYS))
        + TimeUnit.HOURS.toMicros(9 + random.nextInt(3));
  }

  private boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
