package org.waymark.ingest.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A stream of which one line at a time can be read: it ends where the line does, until {@link
 * #nextLine} moves on. So a line of any length is never held, and one that breaks off spoils none
 * behind it.
 */
final class LineStream extends InputStream {

  private static final int BUFFER = 1 << 16;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int filled;
  private boolean lineEnded = true;
  private long line;

  LineStream(InputStream in) {
    this.in = in;
  }

  /** Moves to the next line that is not blank; false at the end of the stream. */
  boolean nextLine() throws IOException {
    if (line == 0) {
      skipByteOrderMark();
    }
    while (!lineEnded) {
      skipBuffered();
    }
    int next = peek();
    while (next >= 0 && next <= ' ') {
      line += next == '\n' ? 1 : 0;
      at++;
      next = peek();
    }
    line++;
    lineEnded = next < 0;
    return next >= 0;
  }

  /** The number of the line, from 1, blank ones counted. */
  long line() {
    return line;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (lineEnded || peek() < 0) {
      lineEnded = true;
      return -1;
    }
    int end = lineEnd();
    int count = Math.min(length, end - at);
    System.arraycopy(buffer, at, into, offset, count);
    at += count;
    if (at < filled && buffer[at] == '\n') {
      at++;
      lineEnded = true;
    }
    return count == 0 && length > 0 ? -1 : count;
  }

  private void skipBuffered() throws IOException {
    if (peek() < 0) {
      lineEnded = true;
      return;
    }
    at = lineEnd();
    if (at < filled) {
      at++;
      lineEnded = true;
    }
  }

  /** Where the line ends in the buffer, or the buffer does. */
  private int lineEnd() {
    int end = at;
    while (end < filled && buffer[end] != '\n') {
      end++;
    }
    return end;
  }

  private int peek() throws IOException {
    while (at == filled) {
      int count = in.read(buffer, 0, buffer.length);
      if (count < 0) {
        return -1;
      }
      at = 0;
      filled = count;
    }
    return buffer[at] & 0xFF;
  }

  private void skipByteOrderMark() throws IOException {
    filled = in.readNBytes(buffer, 0, BYTE_ORDER_MARK.length);
    boolean marked =
        filled == BYTE_ORDER_MARK.length
            && Arrays.equals(buffer, 0, filled, BYTE_ORDER_MARK, 0, filled);
    at = marked ? filled : 0;
  }
}
