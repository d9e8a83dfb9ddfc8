package org.waymark.schemas.topic;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Utils;
import org.waymark.schemas.avro.AvroCodec;
import org.waymark.schemas.avro.AvroKinds;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.event.EventKey;
import org.waymark.schemas.fact.EpisodeSpell;
import org.waymark.schemas.fact.GoalSpell;
import org.waymark.schemas.fact.MonthFact;
import org.waymark.schemas.reject.Reject;
import org.waymark.schemas.setting.BudgetEntry;
import org.waymark.schemas.setting.Program;
import org.waymark.schemas.setting.Rebase;
import org.waymark.schemas.topic.Topic.Partitions;

/** All topics of Waymark. */
public final class Topics {

  /**
   * How many partitions {@code waymark.events} gets unless told otherwise: 12. Fewer start sooner:
   * {@code -Dwaymark.partitions=4} is what the tests have.
   */
  public static final int PARTITIONS = Integer.getInteger("waymark.partitions", 12);

  /** The header of an event that names the import that it came with. */
  public static final String IMPORT_ID = "import_id";

  /** How events are written. */
  public static final AvroCodec<Event> EVENT_CODEC = AvroCodec.specific(Event.class);

  /** The topic of what could not be read as an event: as it came, so it has no type. */
  public static final String DEAD_LETTERS = "waymark.dead-letters";

  private static final String COMPACT = "compact";

  private static final String COMPACTION_LAG = "min.compaction.lag.ms";
  private static final String AN_HOUR = "3600000";

  /**
   * What was just written is being folded: to look for repeats in it can wait, and takes a core.
   */
  private static final Map<String, String> KEPT =
      Map.of(
          "cleanup.policy",
          COMPACT,
          "message.timestamp.type",
          "CreateTime",
          COMPACTION_LAG,
          AN_HOUR);

  /**
   * A reader of the lake that lags must still find the revision below its cut, so nothing younger
   * than an hour is compacted away.
   */
  private static final Map<String, String> DERIVED =
      Map.of("cleanup.policy", COMPACT, COMPACTION_LAG, AN_HOUR);

  /** The truth: every version of every event. */
  public static final Topic<EventKey, Event> EVENTS =
      new Topic<>(
          "waymark.events",
          Partitions.LIKE_EVENTS,
          serde(EventKey::toString, EventKey::parse),
          serde(EVENT_CODEC),
          KEPT);

  /**
   * Settings that every process must know alike; the key is {@code program/program_id}, {@code
   * rebase/program_id/indicator/month} or {@code budget/entry_id}.
   */
  public static final Topic<String, IndexedRecord> SETTINGS =
      new Topic<>(
          "waymark.settings",
          Partitions.ONE,
          Serdes.String(),
          serde(
              AvroKinds.of(
                  AvroCodec.specific(Program.class),
                  AvroCodec.specific(Rebase.class),
                  AvroCodec.specific(BudgetEntry.class))),
          KEPT);

  /** What was refused; the key is {@code import_id/source/line}. */
  public static final Topic<String, Reject> REJECTS =
      new Topic<>(
          "waymark.rejects",
          Partitions.ONE,
          Serdes.String(),
          serde(AvroCodec.specific(Reject.class)),
          Map.of("cleanup.policy", "delete", "retention.ms", "-1"));

  /** Counts per person, program and month; the newest revision of a key counts. */
  public static final Topic<String, IndexedRecord> PARTICIPANT_MONTHS =
      new Topic<>(
          "waymark.participant-months",
          Partitions.LIKE_EVENTS,
          Serdes.String(),
          serde(AvroCodec.generic(MonthFact.OF_PERSON)),
          DERIVED);

  /** Partial sums per program and month, one per partition. */
  public static final Topic<String, IndexedRecord> PROGRAM_MONTHS =
      new Topic<>(
          "waymark.program-months",
          Partitions.LIKE_EVENTS,
          Serdes.String(),
          serde(AvroCodec.generic(MonthFact.OF_PROGRAM)),
          DERIVED);

  /** The goals of people; the key is {@code participant_key/goal_id}. */
  public static final Topic<String, GoalSpell> GOAL_SPELLS =
      new Topic<>(
          "waymark.goal-spells",
          Partitions.LIKE_EVENTS,
          Serdes.String(),
          serde(AvroCodec.specific(GoalSpell.class)),
          DERIVED);

  /** The episodes of people; the key is {@code participant_key/episode_id}. */
  public static final Topic<String, EpisodeSpell> EPISODE_SPELLS =
      new Topic<>(
          "waymark.episode-spells",
          Partitions.LIKE_EVENTS,
          Serdes.String(),
          serde(AvroCodec.specific(EpisodeSpell.class)),
          DERIVED);

  /** What the fold makes of the events. Each generation has topics of its own for these. */
  public static final List<Topic<?, ?>> FACTS =
      List.of(PARTICIPANT_MONTHS, PROGRAM_MONTHS, GOAL_SPELLS, EPISODE_SPELLS);

  private static final Topic<byte[], byte[]> UNREAD =
      new Topic<>(
          DEAD_LETTERS,
          Partitions.ONE,
          Serdes.ByteArray(),
          Serdes.ByteArray(),
          Map.of("cleanup.policy", "delete", "retention.ms", "-1"));

  /** In the order in which they are made. All must be there before the fold starts. */
  public static final List<Topic<?, ?>> ALL =
      List.of(
          EVENTS,
          SETTINGS,
          REJECTS,
          PARTICIPANT_MONTHS,
          PROGRAM_MONTHS,
          GOAL_SPELLS,
          EPISODE_SPELLS,
          UNREAD);

  private Topics() {}

  /**
   * The partition of {@code waymark.events} that holds a person: Kafka's own hash (murmur2), of the
   * participant's key alone, so that all of a person's versions stand in one partition in order.
   */
  public static int partition(String participantKey, int partitions) {
    byte[] bytes = participantKey.getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(bytes)) % partitions;
  }

  /** A topic's way of writing values, for a stream of records of several kinds. */
  public static <T extends IndexedRecord> Serde<IndexedRecord> asRecords(Topic<String, T> topic) {
    return Serdes.serdeFrom(
        (name, value) -> {
          @SuppressWarnings("unchecked") // the stream was split by schema
          T record = (T) value;
          return topic.value().serializer().serialize(name, record);
        },
        topic.value().deserializer()::deserialize);
  }

  private static <T extends IndexedRecord> Serde<T> serde(AvroCodec<T> codec) {
    return Serdes.serdeFrom(
        (topic, value) -> value == null ? null : codec.encode(value),
        (topic, bytes) -> bytes == null ? null : codec.decode(bytes));
  }

  private static Serde<IndexedRecord> serde(AvroKinds kinds) {
    return Serdes.serdeFrom(
        (topic, value) -> value == null ? null : kinds.encode(value),
        (topic, bytes) -> bytes == null ? null : kinds.decode(bytes));
  }

  private static <T> Serde<T> serde(
      java.util.function.Function<T, String> write, java.util.function.Function<String, T> read) {
    return Serdes.serdeFrom(
        (topic, value) -> write.apply(value).getBytes(StandardCharsets.UTF_8),
        (topic, bytes) -> read.apply(new String(bytes, StandardCharsets.UTF_8)));
  }
}
