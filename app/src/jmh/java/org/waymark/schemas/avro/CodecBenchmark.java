package org.waymark.schemas.avro;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.waymark.app.micro.Micro;
import org.waymark.app.micro.ReferenceLog;
import org.waymark.app.micro.Round;
import org.waymark.ingest.check.Checked.Accepted;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.topic.Topics;

/**
 * Events to the bytes of today's schema and back, as the log has them, beside Avro's own for the
 * same bytes. An operation is one event.
 */
@State(Scope.Thread)
public class CodecBenchmark extends Micro {

  private static final AvroCodec<Event> CODEC = Topics.EVENT_CODEC;

  private final Round<Event> events =
      new Round<>(ReferenceLog.versions().stream().map(Accepted::event).toList());
  private final Round<byte[]> written =
      new Round<>(
          ReferenceLog.versions().stream().map(each -> CODEC.encode(each.event())).toList());

  private final SpecificDatumReader<Event> reader = new SpecificDatumReader<>(CODEC.schema());
  private final BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(new byte[0], null);

  /** {@link BodyReader}, behind the header. */
  @Benchmark
  public Event decode() {
    return CODEC.decode(written.next());
  }

  /** Avro's reader of generated classes, given the place behind the header. */
  @Benchmark
  public Event decodeByAvro() throws IOException {
    byte[] bytes = written.next();
    int from = AvroCodec.HEADER_BYTES;
    return reader.read(
        null, DecoderFactory.get().binaryDecoder(bytes, from, bytes.length - from, decoder));
  }

  /** Avro's writer of generated classes, kept by thread. */
  @Benchmark
  public byte[] encode() {
    return CODEC.encode(events.next());
  }

  /** The encoder of single objects that Avro generates with the class. */
  @Benchmark
  public ByteBuffer encodeByAvro() throws IOException {
    return Event.getEncoder().encode(events.next());
  }
}
