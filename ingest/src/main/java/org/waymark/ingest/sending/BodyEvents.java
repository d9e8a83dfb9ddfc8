package org.waymark.ingest.sending;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.Arrays;

/** Finds the events of a body: where each of them begins and ends. */
final class BodyEvents {

  /** How many events a body holds at most. */
  static final int MOST = 10_000;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private static final JsonFactory JSON =
      JsonFactory.builder()
          // As the check of an event has it, which looks at each again. Names stay canonical:
          // without
          // that Jackson reads characters and knows no offsets of bytes.
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNameLength(Integer.MAX_VALUE).build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .build();

  private final byte[] body;
  private final Each each;
  private int count;

  private BodyEvents(byte[] body, Each each) {
    this.body = body;
    this.each = each;
  }

  /** Hears of each event. */
  @FunctionalInterface
  interface Each {
    /**
     * One more.
     *
     * @param index in the array, or of the line, from 0
     * @param offset of its first byte
     * @param length in bytes; 0 when it is no object
     */
    void at(int index, int offset, int length);
  }

  /**
   * Goes through a body, which is changed where it begins with a mark of byte order.
   *
   * @throws NotJsonException when it is not what the format says; some events may have been told
   */
  static void read(byte[] body, BodyFormat format, Each each)
      throws NotJsonException, TooManyException {
    blankMark(body);
    BodyEvents events = new BodyEvents(body, each);
    if (format == BodyFormat.LINES) {
      events.lines();
    } else {
      events.values(format);
    }
  }

  private static void blankMark(byte[] body) {
    int length = BYTE_ORDER_MARK.length;
    if (body.length >= length && Arrays.equals(body, 0, length, BYTE_ORDER_MARK, 0, length)) {
      Arrays.fill(body, 0, length, (byte) ' ');
    }
  }

  private void lines() throws TooManyException {
    int start = 0;
    for (int line = 0; start < body.length; line++) {
      int end = start;
      boolean blank = true;
      while (end < body.length && body[end] != '\n') {
        blank &= body[end] == ' ' || body[end] == '\t' || body[end] == '\r';
        end++;
      }
      if (!blank) {
        tell(line, start, end - start);
      }
      start = end + 1;
    }
  }

  private void values(BodyFormat format) throws NotJsonException, TooManyException {
    requireUtf8();
    try (JsonParser parser = JSON.createParser(body)) {
      JsonToken first = parser.nextToken();
      boolean array = first == JsonToken.START_ARRAY && format != BodyFormat.CLOUD_EVENT;
      boolean object = first == JsonToken.START_OBJECT && format != BodyFormat.CLOUD_EVENTS;
      if (array) {
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
          value(i, parser);
        }
      } else if (object) {
        value(0, parser);
      } else {
        throw new NotJsonException(expected(format));
      }
      if (parser.nextToken() != null) {
        throw new NotJsonException("Something stands behind the JSON");
      }
    } catch (IOException e) {
      // Jackson's message would quote the body.
      throw new NotJsonException("The body is not JSON (RFC 8259), or breaks off");
    }
  }

  /** A body in UTF-16 or UTF-32 has a zero byte beside each bracket. */
  private void requireUtf8() throws NotJsonException {
    for (byte b : body) {
      if (b == 0) {
        throw new NotJsonException("The body is not JSON in UTF-8");
      }
    }
  }

  private void value(int index, JsonParser parser) throws IOException, TooManyException {
    int start = (int) parser.currentTokenLocation().getByteOffset();
    if (parser.currentToken() == null) {
      throw new IOException("breaks off");
    }
    boolean object = parser.currentToken() == JsonToken.START_OBJECT;
    parser.skipChildren();
    int end = object ? (int) parser.currentLocation().getByteOffset() : start;
    tell(index, start, end - start);
  }

  private void tell(int index, int offset, int length) throws TooManyException {
    if (++count > MOST) {
      throw new TooManyException();
    }
    each.at(index, offset, length);
  }

  private static String expected(BodyFormat format) {
    return switch (format) {
      case CLOUD_EVENT -> "One CloudEvent is an object of JSON";
      case CLOUD_EVENTS -> "A batch of CloudEvents is an array of JSON";
      default -> "The body is neither an array of events nor one event in JSON";
    };
  }
}
