package org.waymark.app.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.utils.ByteBufferOutputStream;

/** How small zstd makes values at its usual level, packed 8 MiB at a time. */
final class ZstdSize {

  private static final Compression ZSTD = Compression.zstd().build();
  private static final int BLOCK = 8 << 20;

  private ByteBuffer block = ByteBuffer.allocate(BLOCK);
  private long packed;

  void add(byte[] value) throws IOException {
    if (value.length > block.remaining()) {
      pack();
      block = ByteBuffer.allocate(Math.max(BLOCK, value.length));
    }
    block.put(value);
  }

  /** Of all that was added. */
  long bytes() throws IOException {
    pack();
    block.clear();
    return packed;
  }

  private void pack() throws IOException {
    ByteBufferOutputStream counted = new ByteBufferOutputStream(BLOCK);
    try (OutputStream out = ZSTD.wrapForOutput(counted, RecordBatch.CURRENT_MAGIC_VALUE)) {
      out.write(block.array(), 0, block.position());
    }
    packed += counted.position();
  }
}
