package org.waymark.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of a stream, one after the other, in bounded memory. A line ends with LF or CRLF or the
 * end of the stream; a mark of byte order at the start is skipped; blank lines are skipped and
 * counted. A line of more than {@link #LONGEST_BYTES} is told and not kept.
 *
 * <p>A cursor over one buffer: what {@link #buffer} gives is valid until the next {@link #next}.
 */
public final class Lines {

  /** How long a line may be, without its end. */
  public static final int LONGEST_BYTES = 1 << 20;

  private static final int FIRST_BUFFER = 1 << 16;

  private static final int LONGEST_WITH_CR = LONGEST_BYTES + 1;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private byte[] buffer = new byte[FIRST_BUFFER];

  /** Where the line starts, where it ends, and where the bytes that were read end. */
  private int start;

  private int end;
  private int filled;

  /** Where the next line starts. */
  private int next;

  private boolean atEnd;
  private boolean tooLarge;
  private long number;
  private long bytesRead;

  /** The lines of a stream, which the caller closes. */
  public Lines(InputStream in) {
    this.in = in;
  }

  /** Moves to the next line that is not blank; false at the end. */
  public boolean next() throws IOException {
    if (bytesRead == 0) {
      skipByteOrderMark();
    }
    while (readLine()) {
      if (tooLarge || !isBlank()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Moves to the next line that is not blank if all of it is in the buffer; false if it is not,
   * which is no end. Nothing is read, so what {@link #buffer} gave stays valid.
   */
  public boolean nextInBuffer() {
    int at = find(next);
    while (at < filled) {
      start = next;
      tooLarge = false;
      finish(at, at + 1);
      if (tooLarge || !isBlank()) {
        return true;
      }
      at = find(next);
    }
    return false;
  }

  /** Whether more can be read without waiting, as far as the stream can tell. */
  public boolean isReady() throws IOException {
    return !atEnd && in.available() > 0;
  }

  /** The number of the line, from 1, blank ones counted. */
  public long number() {
    return number;
  }

  /** Whether the line is longer than a line may be; then it is not in the buffer. */
  public boolean tooLarge() {
    return tooLarge;
  }

  /** Where the line's bytes are. */
  public byte[] buffer() {
    return buffer;
  }

  /** The index of its first byte. */
  public int offset() {
    return start;
  }

  /** How many bytes it has, without its end. */
  public int length() {
    return end - start;
  }

  /** How many bytes of the stream are read, up to a buffer more than were given out. */
  public long bytesRead() {
    return bytesRead;
  }

  private boolean readLine() throws IOException {
    tooLarge = false;
    start = next;
    int at = next;
    while (true) {
      at = find(at);
      if (at < filled) {
        finish(at, at + 1);
        return true;
      }
      dropIfTooLarge();
      int kept = filled - start;
      if (!fill()) {
        return finishLast();
      }
      at = start + kept;
    }
  }

  private boolean finishLast() {
    boolean any = filled > start || tooLarge;
    if (any) {
      finish(filled, filled);
    }
    return any;
  }

  private void finish(int lineEnd, int nextStart) {
    boolean carriageReturn = lineEnd > start && buffer[lineEnd - 1] == '\r';
    end = carriageReturn ? lineEnd - 1 : lineEnd;
    tooLarge |= end - start > LONGEST_BYTES;
    next = nextStart;
    number++;
  }

  /** One byte more than a line may have is no offence while it is a CR. */
  private void dropIfTooLarge() {
    int length = filled - start;
    boolean mayEnd = length == LONGEST_WITH_CR && buffer[filled - 1] == '\r';
    if (tooLarge || (length > LONGEST_BYTES && !mayEnd)) {
      tooLarge = true;
      start = filled;
    }
  }

  private int find(int from) {
    int at = from;
    while (at < filled && buffer[at] != '\n') {
      at++;
    }
    return at;
  }

  /** Reads more behind what is read, and moves the line to the front if it must. */
  private boolean fill() throws IOException {
    if (atEnd) {
      return false;
    }
    if (filled == buffer.length) {
      makeRoom();
    }
    int count = in.read(buffer, filled, buffer.length - filled);
    if (count < 0) {
      atEnd = true;
      return false;
    }
    filled += count;
    bytesRead += count;
    return true;
  }

  private void makeRoom() {
    int length = filled - start;
    if (start == 0) {
      buffer = Arrays.copyOf(buffer, Math.min(2 * buffer.length, LONGEST_WITH_CR + FIRST_BUFFER));
    } else {
      System.arraycopy(buffer, start, buffer, 0, length);
    }
    start = 0;
    filled = length;
  }

  private boolean isBlank() {
    for (int i = start; i < end; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  private void skipByteOrderMark() throws IOException {
    while (filled < BYTE_ORDER_MARK.length && fill()) {
      // A stream may give one byte at a time.
    }
    int length = BYTE_ORDER_MARK.length;
    boolean marked =
        filled >= length && Arrays.equals(buffer, 0, length, BYTE_ORDER_MARK, 0, length);
    next = marked ? length : 0; // the first line starts here
  }
}
