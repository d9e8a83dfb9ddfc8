package org.waymark.app.scan;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileReader;
import org.rocksdb.SstFileReaderIterator;

/** A table of RocksDB: of a key only what differs from the one before it is written. */
final class RocksTable implements Packing {

  static {
    RocksDB.loadLibrary();
  }

  @Override
  public boolean isOf(Path file, byte[] head) {
    return file.toString().endsWith(".sst");
  }

  @Override
  public void unpack(Path file, OutputStream out) throws IOException {
    try (Options options = new Options();
        ReadOptions reading = new ReadOptions();
        SstFileReader table = new SstFileReader(options)) {
      table.open(file.toString());
      try (SstFileReaderIterator entries = table.newIterator(reading)) {
        for (entries.seekToFirst(); entries.isValid(); entries.next()) {
          out.write(entries.key());
          out.write(entries.value());
        }
        entries.status();
      }
    } catch (RocksDBException e) {
      throw new IOException("a table of RocksDB cannot be read", e);
    }
  }
}
