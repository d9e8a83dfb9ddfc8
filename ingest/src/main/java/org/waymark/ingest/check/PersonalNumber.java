package org.waymark.ingest.check;

import java.util.regex.Pattern;

/**
 * Tells a key that hides a date, a telephone or a social security number from an opaque one. What
 * counts is the whole of the key between the letters and separators at its two ends: {@code
 * p-1984-03-04} is a date, {@code k001x000037} is nothing.
 *
 * <p>Social security numbers: areas 000, 666 and 900 to 999, group 00 and serial 0000 are never
 * assigned (20 CFR 422.103 and the SSA's notes on randomisation).
 */
final class PersonalNumber {

  private static final String GAP = "[-_]+";
  private static final String YEAR = "(?:19|20)\\d\\d";
  private static final String MONTH = "(?:0[1-9]|1[0-2])";
  private static final String DAY = "(?:0[1-9]|[12]\\d|3[01])";
  private static final String SHORT_MONTH = "(?:0?[1-9]|1[0-2])";
  private static final String SHORT_DAY = "(?:0?[1-9]|[12]\\d|3[01])";
  private static final String MONTH_NAME =
      "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
          + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";

  private static final String YEAR_FIRST =
      YEAR + MONTH + DAY + "|" + YEAR + GAP + SHORT_MONTH + GAP + SHORT_DAY;
  private static final String YEAR_LAST =
      either(DAY, "", MONTH) + YEAR + "|" + either(SHORT_DAY, GAP, SHORT_MONTH) + GAP + YEAR;
  private static final String SHORT_YEAR = either(SHORT_DAY, GAP, SHORT_MONTH) + GAP + "\\d\\d";
  private static final String DATE_TIME =
      "(?:" + YEAR_FIRST + ")[Tt]\\d\\d[-_\\d]*(?:[Zz][-_\\d]*)?";

  private static final String SOCIAL_SECURITY =
      "\\d{3}" + GAP + "\\d\\d" + GAP + "\\d{4}|(?!000|666|9)\\d{3}(?!00)\\d\\d(?!0000)\\d{4}";

  private static final String LOCAL_TELEPHONE =
      "(?:(?:1" + GAP + ")?\\d{3}" + GAP + ")?\\d{3}" + GAP + "\\d{4}";
  private static final String COUNTRY_TELEPHONE =
      "(?=(?:[-_]*\\d){10,15}$)[1-9]\\d{0,2}(?:" + GAP + "\\d{2,5}){2,5}";
  private static final String PLAIN_TELEPHONE = "(?!000)\\d{10,15}";

  private static final Pattern NUMBERS =
      Pattern.compile(
          String.join(
              "|",
              YEAR_FIRST,
              YEAR_LAST,
              SHORT_YEAR,
              DATE_TIME,
              SOCIAL_SECURITY,
              LOCAL_TELEPHONE,
              COUNTRY_TELEPHONE,
              PLAIN_TELEPHONE));

  /** Unstripped, since to strip it of letters would strip it of the month. */
  private static final Pattern WITH_MONTH_NAME =
      Pattern.compile(
          "[a-z_-]*(?:" + namedMonth("[-_]*", YEAR) + "|" + namedMonth(GAP, "\\d\\d") + ")[a-z_-]*",
          Pattern.CASE_INSENSITIVE);

  private PersonalNumber() {}

  /** Whether a key looks like one of them. */
  static boolean isLike(String key) {
    String core = core(key);
    return (mayBeNumber(core) && NUMBERS.matcher(core).matches())
        || (mayHoldMonth(core) && WITH_MONTH_NAME.matcher(key).matches());
  }

  private static String core(String key) {
    int start = 0;
    int end = key.length();
    while (start < end && !Patterns.isDigit(key.charAt(start))) {
      start++;
    }
    while (end > start && !Patterns.isDigit(key.charAt(end - 1))) {
      end--;
    }
    return key.substring(start, end);
  }

  /**
   * Random keys have letters in their midst, and this is cheaper to see than a pattern is to try.
   */
  private static boolean mayBeNumber(String core) {
    for (int i = 0; i < core.length(); i++) {
      if (Patterns.isLetter(core.charAt(i)) && "TtZz".indexOf(core.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** In a date with the name of its month no other letters stand between the digits. */
  private static boolean mayHoldMonth(String core) {
    int letters = 0;
    int runs = 0;
    for (int i = 0; i < core.length(); i++) {
      if (Patterns.isLetter(core.charAt(i))) {
        letters++;
        runs += Patterns.isLetter(core.charAt(i - 1)) ? 0 : 1;
      }
    }
    return letters == 0 || (runs == 1 && letters >= 3);
  }

  private static String either(String first, String gap, String second) {
    return "(?:" + first + gap + second + "|" + second + gap + first + ")";
  }

  private static String namedMonth(String gap, String year) {
    String name = MONTH_NAME;
    return String.join(
        "|",
        SHORT_DAY + gap + name + gap + year,
        name + gap + SHORT_DAY + gap + year,
        year + gap + name + gap + SHORT_DAY);
  }
}
