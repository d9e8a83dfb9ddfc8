package org.waymark.app.scan;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/** The blocks of an Avro file, decompressed, such as Iceberg's lists of files. */
final class AvroBlocks implements Packing {

  @Override
  public boolean isOf(Path file, byte[] head) {
    return Packing.begins(head, "Obj\u0001");
  }

  @Override
  public void unpack(Path file, OutputStream out) throws IOException {
    try (DataFileStream<GenericRecord> blocks =
        new DataFileStream<>(Files.newInputStream(file), new GenericDatumReader<>())) {
      while (blocks.hasNext()) {
        ByteBuffer block = blocks.nextBlock();
        out.write(block.array(), block.arrayOffset() + block.position(), block.remaining());
      }
    }
  }
}
