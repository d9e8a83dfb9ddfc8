package org.waymark.streams.topology;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.schemas.avro.AvroCodec.UndecodableException;
import org.waymark.schemas.topic.Topics;

/**
 * What cannot be read as an event is set aside, as it came, and the fold goes on. Every other
 * failure stops the fold: going on over it would publish a cut that is not one.
 */
public final class DeadLetters implements ProcessingExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

  @Override
  public Response handleError(
      ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
    if (!(exception instanceof UndecodableException)) {
      return Response.fail();
    }
    LOG.warn(
        "set aside to {}: {}-{} at offset {}: {}",
        Topics.DEAD_LETTERS,
        context.topic(),
        context.partition(),
        context.offset(),
        exception.getMessage());
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(Topics.DEAD_LETTERS, context.sourceRawKey(), context.sourceRawValue());
    letter
        .headers()
        .add(new RecordHeader("source_partition", bytes(context.partition())))
        .add(new RecordHeader("source_offset", bytes(context.offset())));
    return Response.resume(List.of(letter));
  }

  @Override
  public void configure(Map<String, ?> configs) {
    // There is nothing to choose.
  }

  private static byte[] bytes(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }
}
