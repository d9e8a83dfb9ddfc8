package org.waymark.app.scan;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A way in which text becomes bytes. */
public enum Form {
  /** UTF-8. */
  UTF_8 {
    @Override
    List<byte[]> of(String text) {
      return List.of(text.getBytes(StandardCharsets.UTF_8));
    }
  },
  /** ISO 8859-1 and Windows-1252. */
  LATIN_1 {
    @Override
    List<byte[]> of(String text) {
      return List.of(
          text.getBytes(StandardCharsets.ISO_8859_1),
          text.getBytes(Charset.forName("windows-1252")));
    }
  },
  /** UTF-16 in either order of bytes. */
  UTF_16 {
    @Override
    List<byte[]> of(String text) {
      return List.of(
          text.getBytes(StandardCharsets.UTF_16LE), text.getBytes(StandardCharsets.UTF_16BE));
    }
  },
  /** Base64 of UTF-8 in either alphabet, wherever in the encoded text it begins. */
  BASE64 {
    @Override
    List<byte[]> of(String text) {
      List<byte[]> forms = new ArrayList<>();
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      for (int before = 0; before < TRIPLE; before++) {
        forms.add(inside(Base64.getEncoder(), bytes, before));
        forms.add(inside(Base64.getUrlEncoder(), bytes, before));
      }
      return forms;
    }
  },
  /** As in the address of a page, spaces as {@code +} or {@code %20}. */
  PERCENT {
    @Override
    List<byte[]> of(String text) {
      String plus = URLEncoder.encode(text, StandardCharsets.UTF_8);
      String twenty = plus.replace("+", "%20");
      return Stream.of(plus, twenty, lowerHex(plus), lowerHex(twenty)).map(Form::ascii).toList();
    }
  },
  /** As JSON may write what is not ASCII. */
  ESCAPED {
    @Override
    List<byte[]> of(String text) {
      return List.of(
          ascii(
              text.chars()
                  .mapToObj(c -> c < 128 ? Character.toString(c) : "\\u%04x".formatted(c))
                  .collect(Collectors.joining())));
    }
  },
  /** Two digits for each byte of UTF-8. */
  HEX {
    @Override
    List<byte[]> of(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      String hex = java.util.HexFormat.of().formatHex(bytes);
      return List.of(ascii(hex), ascii(hex.toUpperCase(Locale.ROOT)));
    }
  };

  private static final int TRIPLE = 3;
  private static final int BITS_OF_DIGIT = 6;

  /** The bytes of a text as it is written. */
  abstract List<byte[]> of(String text);

  /** The bytes of a text as it is, in lower and in upper case, each once. */
  List<byte[]> all(String text) {
    Map<String, byte[]> all = new LinkedHashMap<>();
    Stream.of(text, text.toLowerCase(Locale.ROOT), text.toUpperCase(Locale.ROOT))
        .flatMap(written -> of(written).stream())
        .forEach(bytes -> all.put(new String(bytes, StandardCharsets.ISO_8859_1), bytes));
    return List.copyOf(all.values());
  }

  /** The digits that the bytes alone decide when others stand before and after them. */
  private static byte[] inside(Base64.Encoder encoder, byte[] bytes, int before) {
    byte[] shifted = new byte[before + bytes.length];
    System.arraycopy(bytes, 0, shifted, before, bytes.length);
    byte[] digits = encoder.encode(shifted);
    int from = (before * Byte.SIZE + BITS_OF_DIGIT - 1) / BITS_OF_DIGIT;
    int to = shifted.length * Byte.SIZE / BITS_OF_DIGIT;
    return Arrays.copyOfRange(digits, from, to);
  }

  private static String lowerHex(String encoded) {
    return java.util.regex.Pattern.compile("%[0-9A-F]{2}")
        .matcher(encoded)
        .replaceAll(hex -> hex.group().toLowerCase(Locale.ROOT));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
