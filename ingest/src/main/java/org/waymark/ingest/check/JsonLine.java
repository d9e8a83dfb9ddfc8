package org.waymark.ingest.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One JSON object of RFC 8259 in UTF-8, and nothing but it. */
public final class JsonLine {

  private static final int DEEPEST = 32;

  /** Longer than any line: a long name is one that the schema does not know, no broken JSON. */
  private static final int LONGEST_NAME = Integer.MAX_VALUE;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNameLength(LONGEST_NAME)
                  .build())
          // Names come from outside: neither keep them for ever nor fail on their hashes.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .build();

  private static final ObjectReader READER =
      JsonMapper.builder(FACTORY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build()
          .reader();

  private JsonLine() {}

  /**
   * The object, or null when the bytes are anything else: broken JSON, another value, bytes that
   * are no UTF-8, a name twice in one object, a second value, more than 32 levels, a number of more
   * than 1,000 digits (which would take long to read)
   */
  public static @Nullable ObjectNode parse(byte[] buffer, int offset, int length) {
    if (!mayBeObject(buffer, offset, length)) {
      return null;
    }
    try {
      JsonNode json = READER.readTree(buffer, offset, length);
      return json instanceof ObjectNode object ? object : null;
    } catch (IOException e) {
      return null; // the refusal is the result; Jackson's message would quote the line
    }
  }

  /** Begins to read the bytes token by token, or gives null when they cannot be an object. */
  static @Nullable JsonParser open(byte[] buffer, int offset, int length) throws IOException {
    return mayBeObject(buffer, offset, length)
        ? FACTORY.createParser(buffer, offset, length)
        : null;
  }

  private static boolean mayBeObject(byte[] buffer, int offset, int length) {
    return isText(buffer, offset, length) && startsObject(buffer, offset, length);
  }

  /** Without this Jackson would guess at UTF-16 and skip a mark of byte order. */
  private static boolean startsObject(byte[] buffer, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (buffer[i] > ' ' || buffer[i] < 0) {
        return buffer[i] == '{';
      }
    }
    return false;
  }

  /** Jackson lets some ill-formed UTF-8 pass. */
  private static boolean isText(byte[] buffer, int offset, int length) {
    boolean ascii = true;
    for (int i = offset; i < offset + length; i++) {
      byte b = buffer[i];
      if (b < ' ') {
        if (b >= 0 && b != '\t' && b != '\r' && b != '\n') {
          return false;
        }
        ascii &= b >= 0;
      }
    }
    return ascii || isUtf8(buffer, offset, length);
  }

  private static boolean isUtf8(byte[] buffer, int offset, int length) {
    try {
      // A new decoder reports what is malformed.
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, offset, length));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
