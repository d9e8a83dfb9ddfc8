package org.waymark.schemas.lake;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;

import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.generic.IndexedRecord;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.fact.EpisodeSpell;
import org.waymark.schemas.fact.GoalSpell;
import org.waymark.schemas.fact.MonthFact;
import org.waymark.schemas.reject.Reject;
import org.waymark.schemas.setting.Program;
import org.waymark.schemas.setting.Rebase;
import org.waymark.schemas.topic.Topic;
import org.waymark.schemas.topic.Topics;

/**
 * A table of the lake: a topic, or the records of one kind in it, laid flat. Each row also says
 * where in its topic it stood ({@code kafka_partition}, {@code kafka_offset}) and when it was
 * received.
 */
public final class LakeTable {

  /** Which part of a cut a table is. */
  public enum Part {
    /** The events: what is below the cut. */
    THE_CUT_ITSELF,
    /** What was made of the events below the cut. */
    DERIVED,
    /** What does not depend on events: all of it. */
    OUTSIDE
  }

  /** Where in its topic a row stood. */
  private static final List<NestedField> PLACE =
      List.of(
          required(0, "received_at", Types.TimestampType.withZone()),
          required(0, "kafka_partition", Types.IntegerType.get()),
          required(0, "kafka_offset", Types.LongType.get()));

  /** Every version of every event, repeats included, as the log holds them. */
  public static final LakeTable EVENTS =
      new LakeTable(
          "events",
          Part.THE_CUT_ITSELF,
          Topics.EVENTS,
          Event.getClassSchema(),
          List.of(),
          List.of(
              required(0, "fingerprint", Types.StringType.get()),
              optional(0, "import_id", Types.StringType.get())));

  /** Revisions of the counts per person, program and month. */
  public static final LakeTable PARTICIPANT_MONTHS =
      new LakeTable(
          "participant_months",
          Part.DERIVED,
          Topics.PARTICIPANT_MONTHS,
          MonthFact.OF_PERSON,
          List.of("participant_key", "program_id", "month"),
          List.of());

  /** Revisions of the partial sums per program, month and partition. */
  public static final LakeTable PROGRAM_MONTHS =
      new LakeTable(
          "program_months",
          Part.DERIVED,
          Topics.PROGRAM_MONTHS,
          MonthFact.OF_PROGRAM,
          List.of("program_id", "month", "kafka_partition"),
          List.of());

  /** Revisions of the goals of people. */
  public static final LakeTable GOAL_SPELLS =
      new LakeTable(
          "goal_spells",
          Part.DERIVED,
          Topics.GOAL_SPELLS,
          GoalSpell.getClassSchema(),
          List.of("participant_key", "goal_id"),
          List.of());

  /** Revisions of the episodes of people. */
  public static final LakeTable EPISODE_SPELLS =
      new LakeTable(
          "episode_spells",
          Part.DERIVED,
          Topics.EPISODE_SPELLS,
          EpisodeSpell.getClassSchema(),
          List.of("participant_key", "episode_id"),
          List.of());

  /** What was refused: where it stood and why. */
  public static final LakeTable REJECTS =
      new LakeTable(
          "rejects", Part.OUTSIDE, Topics.REJECTS, Reject.getClassSchema(), List.of(), List.of());

  /** Revisions of the programs. */
  public static final LakeTable PROGRAMS =
      new LakeTable(
          "programs",
          Part.OUTSIDE,
          Topics.SETTINGS,
          Program.getClassSchema(),
          List.of("program_id"),
          List.of());

  /** Revisions of the decisions that a series begins anew. */
  public static final LakeTable REBASES =
      new LakeTable(
          "rebases",
          Part.OUTSIDE,
          Topics.SETTINGS,
          Rebase.getClassSchema(),
          List.of("program_id", "indicator", "from_month"),
          List.of());

  /** In the order in which they are committed. */
  public static final List<LakeTable> ALL =
      List.of(
          EVENTS,
          PARTICIPANT_MONTHS,
          PROGRAM_MONTHS,
          GOAL_SPELLS,
          EPISODE_SPELLS,
          REJECTS,
          PROGRAMS,
          REBASES);

  private final String name;
  private final Part part;
  private final org.apache.avro.Schema avro;
  private final Topic<?, ?> topic;
  private final List<String> key;
  private final FlatSchema flat;

  private LakeTable(
      String name,
      Part part,
      Topic<?, ?> topic,
      org.apache.avro.Schema avro,
      List<String> key,
      List<NestedField> further) {
    this.name = name;
    this.part = part;
    this.avro = avro;
    this.topic = topic;
    this.key = key;
    this.flat = FlatSchema.of(avro, Stream.concat(further.stream(), PLACE.stream()).toList());
  }

  /** Its name in the catalog and in SQL. */
  public String name() {
    return name;
  }

  /** Which part of a cut it is. */
  public Part part() {
    return part;
  }

  /** The schema of the records that its rows are made from. */
  public org.apache.avro.Schema avro() {
    return avro;
  }

  /** Whether a record of its topic is of its kind. */
  public boolean holds(IndexedRecord value) {
    return value.getSchema().getFullName().equals(avro.getFullName());
  }

  /** Where its rows come from. */
  public Topic<?, ?> topic() {
    return topic;
  }

  /**
   * What names a row. Of a key's rows the one with the greatest {@code kafka_offset} counts; a key
   * never changes its partition. Empty where every row counts.
   */
  public List<String> key() {
    return key;
  }

  /** Its columns, with Iceberg's field ids. */
  public Schema columns() {
    return flat.columns();
  }

  /**
   * A record of the topic as a row.
   *
   * @param receivedAt milliseconds since 1970
   */
  public Record row(IndexedRecord value, long receivedAt, int partition, long offset) {
    Record row = flat.row(value);
    row.setField("received_at", FlatSchema.timestamp(receivedAt * 1000));
    row.setField("kafka_partition", partition);
    row.setField("kafka_offset", offset);
    return row;
  }

  @Override
  public String toString() {
    return name;
  }
}
