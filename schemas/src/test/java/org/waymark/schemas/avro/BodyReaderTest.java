package org.waymark.schemas.avro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.fact.EpisodeSpell;
import org.waymark.schemas.fact.GoalSpell;
import org.waymark.schemas.reject.Reject;
import org.waymark.schemas.setting.BudgetEntry;
import org.waymark.schemas.setting.Program;
import org.waymark.schemas.setting.Rebase;

/** Our reader and Avro's own read the same, and refuse the same. */
class BodyReaderTest {

  private static final int DAMAGES = 2_000;

  static Stream<Schema> schemas() {
    AvroCodec.trustGeneratedClasses();
    return Stream.of(
        Event.getClassSchema(),
        Reject.getClassSchema(),
        Program.getClassSchema(),
        Rebase.getClassSchema(),
        BudgetEntry.getClassSchema(),
        GoalSpell.getClassSchema(),
        EpisodeSpell.getClassSchema());
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void readsWhatAvroReads(Schema schema) {
    BodyReader ours = BodyReader.of(schema);
    SpecificDatumReader<Object> avros = new SpecificDatumReader<>(schema);
    for (IndexedRecord sample : Samples.of(schema)) {
      byte[] written = write(sample);
      assertThat(read(ours, written)).isPresent().isEqualTo(read(avros, written));
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void refusesEveryRecordThatWasCutOff(Schema schema) {
    BodyReader ours = BodyReader.of(schema);
    byte[] written = write(Samples.of(schema).get(0));
    for (int length = 0; length < written.length; length++) {
      byte[] cut = Arrays.copyOf(written, length);
      assertThat(read(ours, cut)).as("%d bytes", length).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void takesDamagedBytesAsAvroDoes(Schema schema) {
    BodyReader ours = BodyReader.of(schema);
    SpecificDatumReader<Object> avros = new SpecificDatumReader<>(schema);
    List<IndexedRecord> samples = Samples.of(schema);
    for (IndexedRecord sample : samples) {
      byte[] written = write(sample);
      for (long seed = 0; seed < DAMAGES / samples.size(); seed++) {
        byte[] damaged = damaged(written, new Random(seed));
        assertThat(read(ours, damaged).equals(read(avros, damaged))).as("seed %d", seed).isTrue();
      }
    }
  }

  private static byte[] damaged(byte[] written, Random random) {
    byte[] damaged = written.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
    }
    return damaged;
  }

  private static Optional<Object> read(BodyReader ours, byte[] bytes) {
    try {
      return Optional.ofNullable(ours.read(new BodyReader.Input(bytes, 0)));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Object> read(SpecificDatumReader<Object> avros, byte[] bytes) {
    try {
      return Optional.of(avros.read(null, DecoderFactory.get().binaryDecoder(bytes, null)));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static byte[] write(IndexedRecord record) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    try {
      new GenericDatumWriter<IndexedRecord>(record.getSchema()).write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }
}
