package org.waymark.app.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.waymark.app.demo.DemoLog;
import org.waymark.ingest.check.Checked.Accepted;
import org.waymark.ingest.check.EventCheck;
import org.waymark.ingest.program.Programs;
import org.waymark.ingest.source.Lines;
import org.waymark.ingest.source.Source;

/**
 * Made-up events, in the order in which they were recorded, twice: as a file of JSON lines, and as
 * a file of the records that the log holds of them. Both stand on the disk, so that their number is
 * not bound by the heap.
 *
 * @param count of the lines
 */
record Events(Path lines, Path records, Programs programs, long count) {

  private static final int EVENTS_PER_PERSON = 175;
  private static final int FEWEST_PEOPLE = 4;
  private static final int MONTHS = 24;
  private static final long SEED = 1;
  private static final LocalDate LAST_DAY = LocalDate.of(2025, 12, 31);
  private static final int BUFFER = 1 << 16;

  /**
   * How small all of it can be.
   *
   * @param gzip bytes of all lines together, at the usual level
   * @param zstd bytes of all values of the records, at the usual level, 8 MiB at a time
   */
  record Packed(long gzip, long zstd) {}

  /** Takes one record after the other. */
  @FunctionalInterface
  interface Taker {
    void take(LogRecord record) throws IOException;
  }

  /** Makes about so many events in a directory. */
  static Events make(long about, Path directory) throws IOException {
    int people = Math.toIntExact(Math.max(FEWEST_PEOPLE, about / EVENTS_PER_PERSON));
    DemoLog demo = new DemoLog(people, MONTHS, SEED, LAST_DAY);
    Path lines = directory.resolve("events.jsonl");
    try (OutputStream out = Files.newOutputStream(lines)) {
      demo.writeTo(out);
    }
    Programs programs = Programs.of(demo.programs());
    Path records = directory.resolve("events.records");
    long count = check(lines, records, new EventCheck(programs, Clock.systemUTC()));
    return new Events(lines, records, programs, count);
  }

  /** The lines, to import. */
  Source source() throws IOException {
    return new Source("made-up events", () -> Files.newInputStream(lines), Files.size(lines));
  }

  /** Hands on every record, in order. */
  void forEach(Taker taker) throws IOException {
    first(count, taker);
  }

  /** Hands on the first so many records, in order. */
  void first(long many, Taker taker) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(records), BUFFER))) {
      for (long i = 0; i < many; i++) {
        taker.take(LogRecord.read(in));
      }
    }
  }

  /** The first record of every partition that has one. */
  Collection<LogRecord> firstOfEachPartition() throws IOException {
    Map<Integer, LogRecord> first = new TreeMap<>();
    forEach(record -> first.putIfAbsent(record.partition(), record));
    return first.values();
  }

  /** Packs them, which takes long. */
  Packed pack() throws IOException {
    ZstdSize zstd = new ZstdSize();
    forEach(record -> zstd.add(record.value()));
    return new Packed(gzipBytes(lines), zstd.bytes());
  }

  private static long check(Path lines, Path records, EventCheck check) throws IOException {
    long count = 0;
    try (InputStream in = Files.newInputStream(lines);
        DataOutputStream out =
            new DataOutputStream(
                new BufferedOutputStream(Files.newOutputStream(records), BUFFER))) {
      Lines read = new Lines(in);
      while (read.next()) {
        LogRecord record =
            LogRecord.of((Accepted) check.check(read.buffer(), read.offset(), read.length()));
        record.write(out);
        count++;
      }
    }
    return count;
  }

  private static long gzipBytes(Path lines) throws IOException {
    CountingStream counted = new CountingStream();
    try (OutputStream out = new GZIPOutputStream(counted, BUFFER)) {
      Files.copy(lines, out);
    }
    return counted.bytes;
  }

  private static final class CountingStream extends OutputStream {
    private long bytes;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
      bytes += length;
    }
  }
}
