package org.waymark.schemas.avro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.fact.EpisodeSpell;
import org.waymark.schemas.fact.GoalSpell;
import org.waymark.schemas.fact.MonthFact;
import org.waymark.schemas.reject.Reject;
import org.waymark.schemas.setting.Program;
import org.waymark.schemas.setting.Rebase;

/**
 * What was ever written is read by today's code. Of every version of every schema there are records
 * as they stood in the log: a line each, the bytes in base64 and what they say. They are written
 * once and never changed; a new version gets a file of its own.
 */
class VersionsTest {

  private static final Path SCHEMAS = Path.of("src/main/resources/org/waymark/schemas/versions");
  private static final Path RECORDS = Path.of("src/test/resources/versions");

  static Stream<AvroCodec<? extends IndexedRecord>> codecs() {
    return Stream.of(
        AvroCodec.specific(Event.class),
        AvroCodec.specific(Reject.class),
        AvroCodec.specific(Program.class),
        AvroCodec.specific(Rebase.class),
        AvroCodec.specific(GoalSpell.class),
        AvroCodec.specific(EpisodeSpell.class),
        AvroCodec.generic(MonthFact.OF_PERSON),
        AvroCodec.generic(MonthFact.OF_PROGRAM));
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void todaysSchemaIsTheNewestVersionThatIsWrittenDown(AvroCodec<?> codec) throws IOException {
    if (Boolean.getBoolean("golden.refresh")) {
      writeDown(codec.schema());
    }
    List<Schema> versions = Versions.of(codec.schema());
    assertThat(versions).isNotEmpty();
    assertThat(fingerprint(versions.get(versions.size() - 1)))
        .as(
            "%s has changed and there is no version of it: refresh, and keep the older ones",
            codec.schema().getName())
        .isEqualTo(fingerprint(codec.schema()));
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void todaysCodeReadsTheRecordsOfEveryVersion(AvroCodec<?> codec) throws IOException {
    List<Schema> versions = Versions.of(codec.schema());
    for (int number = 1; number <= versions.size(); number++) {
      for (String line : Files.readAllLines(records(codec.schema(), number))) {
        String[] parts = line.split(" ", 2);
        IndexedRecord read = codec.decode(Base64.getDecoder().decode(parts[0]));
        assertThat(asWritten(read, versions.get(number - 1)))
            .as("version %s", number)
            .isEqualTo(parts[1]);
      }
    }
  }

  @Test
  void aFieldThatHasComeSinceHasItsDefaultAndOneThatHasGoneIsLeftOut() {
    Schema before =
        SchemaBuilder.record("VersionsTestRecord")
            .fields()
            .requiredString("kept")
            .requiredInt("gone")
            .endRecord();
    Schema today =
        SchemaBuilder.record("VersionsTestRecord")
            .fields()
            .name("come")
            .type()
            .intType()
            .intDefault(0)
            .requiredString("kept")
            .endRecord();
    IndexedRecord written = Samples.of(before).get(0);
    byte[] bytes = AvroCodec.generic(before).encode(written);

    IndexedRecord read = AvroCodec.generic(today).decode(bytes);

    assertThat(read).hasToString("{\"come\": 0, \"kept\": \"text-1\"}");
  }

  /** What a record says in the fields of an older version, as that would have printed it. */
  private static String asWritten(IndexedRecord record, Schema version) {
    return old(record, version).toString();
  }

  private static Object old(Object value, Schema version) {
    if (version.isUnion()) {
      Schema branch =
          version.getTypes().stream()
              .filter(each -> isOf(value, each))
              .findFirst()
              .orElseThrow(() -> new AssertionError(value + " is of none of " + version));
      return branch.getType() == Schema.Type.NULL ? "null" : old(value, branch);
    }
    if (version.getType() != Schema.Type.RECORD) {
      return value;
    }
    GenericRecord copy = new GenericData.Record(version);
    IndexedRecord record = (IndexedRecord) value;
    for (Schema.Field field : version.getFields()) {
      Schema.Field today = record.getSchema().getField(field.name());
      assertThat(today).as("the field %s of %s", field.name(), version.getName()).isNotNull();
      Object read = record.get(today.pos());
      copy.put(field.pos(), read == null ? null : old(read, field.schema()));
    }
    return copy;
  }

  private static boolean isOf(Object value, Schema branch) {
    return switch (branch.getType()) {
      case NULL -> value == null;
      case RECORD ->
          value instanceof IndexedRecord record
              && record.getSchema().getFullName().equals(branch.getFullName());
      case ENUM -> value instanceof Enum<?> || value instanceof GenericEnumSymbol<?>;
      case STRING -> value instanceof CharSequence;
      case INT -> value instanceof Integer;
      case LONG -> value instanceof Long;
      case DOUBLE -> value instanceof Double;
      case BOOLEAN -> value instanceof Boolean;
      case ARRAY -> value instanceof List<?>;
      default -> false;
    };
  }

  private static long fingerprint(Schema schema) {
    return SchemaNormalization.parsingFingerprint64(schema);
  }

  private static Path records(Schema schema, int number) {
    return RECORDS.resolve(schema.getName()).resolve(number + ".records");
  }

  /** A new version, if today's schema writes otherwise than the newest. */
  private static void writeDown(Schema schema) throws IOException {
    Path directory = Files.createDirectories(SCHEMAS.resolve(schema.getName()));
    int newest = 0;
    while (Files.exists(directory.resolve((newest + 1) + ".avsc"))) {
      newest++;
    }
    if (newest > 0) {
      Schema last =
          new Schema.Parser().parse(Files.readString(directory.resolve(newest + ".avsc")));
      if (fingerprint(last) == fingerprint(schema)) {
        return;
      }
    }
    int number = newest + 1;
    // Without the docs, which change and say nothing of how it writes; the defaults matter.
    Files.writeString(directory.resolve(number + ".avsc"), plain(schema) + "\n");
    List<String> lines = new ArrayList<>();
    AvroCodec<IndexedRecord> codec = AvroCodec.generic(schema);
    for (IndexedRecord sample : Samples.of(schema)) {
      lines.add(Base64.getEncoder().encodeToString(codec.encode(sample)) + " " + sample);
    }
    Files.createDirectories(records(schema, number).getParent());
    Files.write(records(schema, number), lines);
  }

  private static String plain(Schema schema) {
    return SchemaNormalization.toParsingForm(schema);
  }
}
