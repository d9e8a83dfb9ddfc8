package org.waymark.ingest.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.erdtman.jcs.NumberToJSON;
import org.jspecify.annotations.Nullable;

/**
 * Canonical JSON (RFC 8785) of a checked event, null fields left out. It is written directly, since
 * the fields of the schema are sorted once and their values are simple.
 */
final class CanonicalJson {

  private static final String HEX = "0123456789abcdef";

  private byte[] out = new byte[512];
  private int size;

  /** The bytes of an event whose data, if any, is laid out too. */
  static byte[] of(Laid envelope, @Nullable Laid data) {
    CanonicalJson json = new CanonicalJson();
    json.object(envelope, data);
    return Arrays.copyOf(json.out, json.size);
  }

  private void object(Laid laid, @Nullable Laid inner) {
    put('{');
    for (FieldRule field : laid.rules().fieldsByName()) {
      JsonNode value = laid.value(field.position());
      if (value != null) {
        bytes(field.jsonName());
        value(value, inner);
        put(',');
      }
    }
    close('}');
  }

  private void value(JsonNode value, @Nullable Laid inner) {
    switch (value.getNodeType()) {
      case STRING -> string(value.textValue());
      case NUMBER -> number(value.doubleValue());
      case BOOLEAN -> word(value.booleanValue() ? "true" : "false");
      case ARRAY -> array(value);
      default -> object(Objects.requireNonNull(inner), null);
    }
  }

  private void array(JsonNode array) {
    put('[');
    for (JsonNode element : array) {
      value(element, null);
      put(',');
    }
    close(']');
  }

  /** As ECMAScript writes it. */
  private void number(double value) {
    if (value == (int) value) {
      word(Integer.toString((int) value));
      return;
    }
    try {
      word(NumberToJSON.serializeNumber(value));
    } catch (IOException e) {
      throw new UncheckedIOException("only a number that is not finite fails, and none is", e);
    }
  }

  private void word(String word) {
    bytes(word.getBytes(StandardCharsets.US_ASCII));
  }

  private void string(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    put('"');
    bytes(standsForItself(utf8) ? utf8 : escaped(text));
    put('"');
  }

  private static boolean standsForItself(byte[] utf8) {
    for (byte b : utf8) {
      if (b < ' ' || b == '"' || b == '\\') {
        return false;
      }
    }
    return true;
  }

  private static byte[] escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars().forEach(c -> escape((char) c, escaped));
    return escaped.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void escape(char c, StringBuilder escaped) {
    switch (c) {
      case '"' -> escaped.append("\\\"");
      case '\\' -> escaped.append("\\\\");
      case '\b' -> escaped.append("\\b");
      case '\t' -> escaped.append("\\t");
      case '\n' -> escaped.append("\\n");
      case '\f' -> escaped.append("\\f");
      case '\r' -> escaped.append("\\r");
      default -> {
        if (c < ' ') {
          escaped.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
        } else {
          escaped.append(c);
        }
      }
    }
  }

  /** In place of the comma behind the last member, if there is one. */
  private void close(char bracket) {
    if (out[size - 1] == ',') {
      size--;
    }
    put(bracket);
  }

  private void bytes(byte[] bytes) {
    reserve(bytes.length);
    System.arraycopy(bytes, 0, out, size, bytes.length);
    size += bytes.length;
  }

  private void put(char c) {
    reserve(1);
    out[size++] = (byte) c;
  }

  private void reserve(int bytes) {
    if (out.length - size < bytes) {
      out = Arrays.copyOf(out, Math.max(2 * out.length, size + bytes));
    }
  }
}
