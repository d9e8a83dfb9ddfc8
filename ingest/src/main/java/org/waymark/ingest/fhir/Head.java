package org.waymark.ingest.fhir;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;

/**
 * The beginning of a FHIR file, from which is told whether each line is a resource.
 *
 * @param whole the file from its beginning
 * @param isLines whether its first line is whole JSON, or too long to tell: such a file can be read
 *     line by line
 */
record Head(InputStream whole, boolean isLines) {

  private static final int BYTES = 1 << 16;

  static Head of(InputStream in) throws IOException {
    byte[] head = in.readNBytes(BYTES);
    return new Head(
        new SequenceInputStream(new ByteArrayInputStream(head), in), beginsWithWholeLine(head));
  }

  private static boolean beginsWithWholeLine(byte[] head) {
    int start = 0;
    while (start < head.length && head[start] != '{' && head[start] != '\n') {
      start++;
    }
    boolean blank = start < head.length && head[start] == '\n';
    if (blank) {
      return beginsWithWholeLine(Arrays.copyOfRange(head, start + 1, head.length));
    }
    int end = start;
    while (end < head.length && head[end] != '\n') {
      end++;
    }
    boolean told = end < head.length || head.length < BYTES;
    return !told || isWhole(head, start, end - start);
  }

  private static boolean isWhole(byte[] head, int start, int length) {
    try (JsonParser parser = new JsonFactory().createParser(head, start, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      parser.skipChildren();
      return parser.currentToken() == JsonToken.END_OBJECT;
    } catch (IOException e) {
      return false; // it goes on in the next line
    }
  }
}
