package org.waymark.app.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A kind of file whose bytes do not show all the text that it holds. */
interface Packing {

  /** Every kind that a home may hold, and archives. */
  List<Packing> ALL =
      List.of(
          new KafkaSegment(),
          new ParquetPages(),
          new AvroBlocks(),
          new SqliteCells(),
          new RocksTable(),
          new Zip(),
          new Gzip());

  /**
   * Whether a file is of this kind.
   *
   * @param head its first bytes
   */
  boolean isOf(Path file, byte[] head);

  /**
   * Writes what it holds, unpacked.
   *
   * @throws IOException when it cannot be unpacked whole
   */
  void unpack(Path file, OutputStream out) throws IOException;

  /** Whether a file begins so. */
  static boolean begins(byte[] head, String with) {
    return new String(head, ISO_8859_1).startsWith(with);
  }

  /** ZIP archives, Excel's workbooks among them, with the names of their parts. */
  final class Zip implements Packing {
    @Override
    public boolean isOf(Path file, byte[] head) {
      return begins(head, "PK\u0003\u0004");
    }

    @Override
    public void unpack(Path file, OutputStream out) throws IOException {
      try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
        for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
          out.write(part.getName().getBytes(java.nio.charset.StandardCharsets.UTF_8));
          zip.transferTo(out);
        }
      }
    }
  }

  /** Gzip. */
  final class Gzip implements Packing {
    @Override
    public boolean isOf(Path file, byte[] head) {
      return begins(head, "\u001f\u008b");
    }

    @Override
    public void unpack(Path file, OutputStream out) throws IOException {
      try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
        in.transferTo(out);
      }
    }
  }
}
