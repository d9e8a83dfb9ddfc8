package org.waymark.app.scan;

import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.Set;

/** Searches what is written to it, and keeps none of it. */
final class Search extends OutputStream {

  private static final int BUFFER = 1 << 20;

  private final Needles needles;
  private final byte[] buffer;
  private final Set<Needles.Hit> hits = new LinkedHashSet<>();
  private int filled;
  private long bytes;

  Search(Needles needles) {
    this.needles = needles;
    this.buffer = new byte[BUFFER + needles.longest()];
  }

  @Override
  public void write(int single) {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    bytes += length;
    int done = 0;
    while (done < length) {
      int count = Math.min(length - done, buffer.length - filled);
      System.arraycopy(source, offset + done, buffer, filled, count);
      filled += count;
      done += count;
      if (filled == buffer.length) {
        needles.find(buffer, BUFFER, filled, hits);
        filled -= BUFFER;
        System.arraycopy(buffer, BUFFER, buffer, 0, filled);
      }
    }
  }

  /** What was found, once all is written. */
  Set<Needles.Hit> end() {
    needles.find(buffer, filled, filled, hits);
    filled = 0;
    return hits;
  }

  /** How much was written. */
  long bytes() {
    return bytes;
  }
}
