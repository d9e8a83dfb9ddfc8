package org.waymark.reports.pages;

import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The time that a number is about, in words. */
public final class PeriodWords {

  private static final Pattern MONTH = Pattern.compile("(\\d{4}-\\d{2})-01");
  private static final Pattern PART = Pattern.compile("(\\d{4})-([QH])(\\d)");
  private static final int QUARTER = 3;
  private static final int HALF_YEAR = 6;

  private PeriodWords() {}

  /**
   * When.
   *
   * @param label as the outputs spell a period
   */
  public static String when(String label, Texts texts) {
    Matcher month = MONTH.matcher(label);
    if (month.matches()) {
      return texts.of("board.when.month", texts.month(YearMonth.parse(month.group(1))));
    }
    Matcher part = PART.matcher(label);
    if (!part.matches()) {
      return texts.of("board.when.month", label);
    }
    int months = part.group(2).equals("Q") ? QUARTER : HALF_YEAR;
    int first = (Integer.parseInt(part.group(3)) - 1) * months + 1;
    YearMonth start = YearMonth.of(Integer.parseInt(part.group(1)), first);
    return texts.of(
        "board.when.months", texts.month(start), texts.month(start.plusMonths(months - 1L)));
  }

  /** A text in which months are named. */
  public static String named(String text, Texts texts) {
    return MONTH
        .matcher(text)
        .replaceAll(
            month -> Matcher.quoteReplacement(texts.month(YearMonth.parse(month.group(1)))));
  }
}
