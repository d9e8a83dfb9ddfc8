package org.waymark.app.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts that are looked for, in every {@link Form} in which text is written. They are found by
 * their first eight bytes, which is why shorter ones are refused.
 */
public final class Needles {

  /** How many bytes a text has at least. */
  public static final int SHORTEST = Long.BYTES;

  private static final int FILTER_BITS = 22;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final Map<Long, List<Pattern>> byStart = new HashMap<>();
  private final BitSet filter = new BitSet(1 << FILTER_BITS);
  private int longest = SHORTEST;

  /** What a text looks like in one form. */
  private record Pattern(byte[] bytes, Hit hit) {}

  /**
   * Something that was found.
   *
   * @param needle the position of the text among those that were looked for, from 0
   * @param form in which it stood
   */
  record Hit(int needle, Form form) {}

  /**
   * Looks for texts as they are, in lower and in upper case.
   *
   * @throws IllegalArgumentException when one is shorter than {@link #SHORTEST} bytes
   */
  public Needles(List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      for (Form form : Form.values()) {
        for (byte[] bytes : form.all(texts.get(i))) {
          add(new Pattern(bytes, new Hit(i, form)));
        }
      }
    }
  }

  private void add(Pattern pattern) {
    if (pattern.bytes().length < SHORTEST) {
      throw new IllegalArgumentException(
          "text " + pattern.hit().needle() + " is too short to be looked for: 8 bytes at least");
    }
    long start = load(pattern.bytes(), 0);
    filter.set(slot(start));
    byStart.computeIfAbsent(start, unused -> new ArrayList<>()).add(pattern);
    longest = Math.max(longest, pattern.bytes().length);
  }

  /** The length of the longest form of a text, in bytes. */
  int longest() {
    return longest;
  }

  /** Adds what begins within the first bytes of a buffer and ends within its length. */
  void find(byte[] buffer, int starts, int length, Collection<Hit> hits) {
    if (length < SHORTEST) {
      return;
    }
    long window = load(buffer, 0) >>> Byte.SIZE;
    for (int i = 0; i < starts && i + SHORTEST <= length; i++) {
      window = window << Byte.SIZE | (buffer[i + SHORTEST - 1] & 0xFF);
      if (filter.get(slot(window))) {
        for (Pattern pattern : byStart.getOrDefault(window, List.of())) {
          int end = i + pattern.bytes().length;
          if (end <= length && Arrays.equals(pattern.bytes(), 0, end - i, buffer, i, end)) {
            hits.add(pattern.hit());
          }
        }
      }
    }
  }

  private static long load(byte[] bytes, int from) {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = value << Byte.SIZE | (bytes[from + i] & 0xFF);
    }
    return value;
  }

  private static int slot(long window) {
    return (int) (window * SPREAD >>> (Long.SIZE - FILTER_BITS));
  }
}
