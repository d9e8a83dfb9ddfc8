package org.waymark.ingest.check;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;

/** The patterns of strings that the schema names. */
final class Patterns {

  private static final int LONGEST = 64;
  private static final int SHORTEST_KEY = 8;

  private static final byte UPPER = 1;
  private static final byte LOWER = 2;
  private static final byte DIGIT = 4;
  private static final byte DASH = 8;
  private static final byte UNDERSCORE = 16;
  private static final byte POINT = 32;

  /** The kind of each character of ASCII: a table, since every string of every event is tested. */
  private static final byte[] KINDS = kinds();

  private static final Map<String, Predicate<String>> NAMED =
      Map.of(
          "id", Patterns::isId,
          "slug", Patterns::isSlug,
          "participant_key", Patterns::isParticipantKey);

  private Patterns() {}

  /**
   * The pattern of a name.
   *
   * @throws IllegalStateException when there is none
   */
  static Predicate<String> named(String name) {
    Predicate<String> pattern = NAMED.get(name);
    if (pattern == null) {
      throw new IllegalStateException("the schema names a pattern that nothing checks: " + name);
    }
    return pattern;
  }

  /** 1 to 64 of {@code A-Z a-z 0-9 . _ : -}. */
  static boolean isId(String text) {
    return isMadeOf(text, UPPER | LOWER | DIGIT | DASH | UNDERSCORE | POINT);
  }

  /** 1 to 64 of {@code a-z 0-9 -}. */
  static boolean isSlug(String text) {
    return isMadeOf(text, LOWER | DIGIT | DASH);
  }

  /**
   * 8 to 64 of {@code A-Z a-z 0-9 _ -}, with a letter and a digit, and not like a date, a telephone
   * or a social security number.
   */
  static boolean isParticipantKey(String text) {
    return text.length() >= SHORTEST_KEY
        && isMadeOf(text, UPPER | LOWER | DIGIT | DASH | UNDERSCORE)
        && holds(text, UPPER | LOWER)
        && holds(text, DIGIT)
        && !PersonalNumber.isLike(text);
  }

  static boolean isLetter(char c) {
    return (kind(c) & (UPPER | LOWER)) != 0;
  }

  static boolean isDigit(char c) {
    return kind(c) == DIGIT;
  }

  private static boolean isMadeOf(String text, int kinds) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if ((kind(text.charAt(i)) & kinds) == 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(String text, int kinds) {
    for (int i = 0; i < text.length(); i++) {
      if ((kind(text.charAt(i)) & kinds) != 0) {
        return true;
      }
    }
    return false;
  }

  private static int kind(char c) {
    return c < KINDS.length ? KINDS[c] : 0;
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[128];
    Arrays.fill(kinds, 'A', 'Z' + 1, UPPER);
    Arrays.fill(kinds, 'a', 'z' + 1, LOWER);
    Arrays.fill(kinds, '0', '9' + 1, DIGIT);
    kinds['-'] = DASH;
    kinds['_'] = UNDERSCORE;
    kinds['.'] = POINT;
    kinds[':'] = POINT;
    return kinds;
  }
}
