package org.waymark.schemas.fact;

import java.time.LocalDate;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData.StringType;
import org.apache.avro.generic.IndexedRecord;

/**
 * One revision of the counts of a month, of one person in one program or of one program: an Avro
 * record whose schema is made from the catalogue. A row that lost its last count is a revision of
 * zeros.
 *
 * <p>{@code month} is the first day, in days since 1970. By {@code source_offset} a writer of the
 * lake can hold back what lies beyond a cut.
 */
public final class MonthFact implements IndexedRecord {

  /** A person's month in a program. */
  public static final Schema OF_PERSON =
      schema("ParticipantMonth", List.of("participant_key", "program_id"), Columns.OF_PERSON);

  /**
   * A program's month, as far as the people of one partition of the log make it up; the sum over
   * the partitions is the program's.
   */
  public static final Schema OF_PROGRAM =
      schema("ProgramMonth", List.of("program_id"), Columns.OF_PROGRAM);

  private final Schema schema;
  private final List<String> keys;
  private final int month;
  private final Source source;
  private final Counts counts;

  private MonthFact(
      Schema schema, List<String> keys, LocalDate month, Source source, Counts counts) {
    this.schema = schema;
    this.keys = keys;
    this.month = Math.toIntExact(month.toEpochDay());
    this.source = source;
    this.counts = counts;
  }

  /**
   * Where in {@code waymark.events} the last event stands that a revision takes in. A revision is
   * written to the partition of its events, so only the offset is a column.
   */
  public record Source(int partition, long offset) {}

  /** A revision of a person's month. */
  public static MonthFact of(PersonMonth month, Source source, Counts counts) {
    return new MonthFact(
        OF_PERSON,
        List.of(month.participantKey(), month.programId()),
        month.month(),
        source,
        counts);
  }

  /** A revision of a program's month, of the partition that it is written to. */
  public static MonthFact of(ProgramMonth month, Source source, Counts counts) {
    return new MonthFact(OF_PROGRAM, List.of(month.programId()), month.month(), source, counts);
  }

  /** The partition that it is to be written to. */
  public int partition() {
    return source.partition();
  }

  @Override
  public Schema getSchema() {
    return schema;
  }

  @Override
  public Object get(int position) {
    int afterKeys = position - keys.size();
    return switch (afterKeys) {
      case 0 -> month;
      case 1 -> source.offset();
      default -> afterKeys < 0 ? keys.get(position) : counts.get(afterKeys - 2);
    };
  }

  /** Never: a revision does not change. */
  @Override
  public void put(int position, Object value) {
    throw new AvroRuntimeException("a fact does not change");
  }

  private static Schema schema(String name, List<String> keys, Columns columns) {
    SchemaBuilder.FieldAssembler<Schema> fields =
        SchemaBuilder.record(name).namespace("org.waymark.schemas.fact").fields();
    for (String key : keys) {
      fields
          .name(key)
          .type()
          .stringBuilder()
          .prop("avro.java.string", StringType.String.name())
          .endString()
          .noDefault();
    }
    fields.name("month").prop("lake", "date").type().intType().noDefault();
    fields.requiredLong(Facts.SOURCE_OFFSET);
    // A default lets a reader of tomorrow, with one more column, read the facts of today.
    columns.names().forEach(column -> fields.name(column).type().intType().intDefault(0));
    return fields.endRecord();
  }
}
