package org.waymark.streams.topology;

import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.ByteUtils;
import org.waymark.schemas.fact.Columns;
import org.waymark.schemas.fact.Counts;

/**
 * Counts as the state stores hold them: of a hundred columns a handful is not 0, so only these are
 * written, each as the distance from the one before and the count, in variable-length integers.
 */
final class CountsSerde {

  private static final int MOST_BYTES_OF_A_NUMBER = 5;

  private CountsSerde() {}

  static Serde<Counts> of(Columns columns) {
    return Serdes.serdeFrom(
        (topic, counts) -> counts == null ? null : write(counts),
        (topic, bytes) -> bytes == null ? null : read(bytes, columns));
  }

  private static byte[] write(Counts counts) {
    ByteBuffer buffer = ByteBuffer.allocate(2 * MOST_BYTES_OF_A_NUMBER * filled(counts));
    int last = 0;
    for (int column = 0; column < counts.size(); column++) {
      if (counts.get(column) != 0) {
        ByteUtils.writeUnsignedVarint(column - last, buffer);
        ByteUtils.writeVarint(counts.get(column), buffer);
        last = column;
      }
    }
    byte[] bytes = new byte[buffer.position()];
    buffer.flip().get(bytes);
    return bytes;
  }

  private static int filled(Counts counts) {
    int filled = 0;
    for (int column = 0; column < counts.size(); column++) {
      filled += counts.get(column) == 0 ? 0 : 1;
    }
    return filled;
  }

  private static Counts read(byte[] bytes, Columns columns) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    Counts counts = Counts.zero(columns);
    int column = 0;
    while (buffer.hasRemaining()) {
      column += ByteUtils.readUnsignedVarint(buffer);
      counts.set(column, ByteUtils.readVarint(buffer));
    }
    return counts;
  }
}
