package org.waymark.reports.pages;

import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The time that a number is about, in words. */
public final class PeriodWords {

  private static final Pattern MONTH = Pattern.compile("(\\d{4}-\\d{2})-01");
  private static final Pattern PART = Pattern.compile("(\\d{4})-([QH])(\\d)");
  private static final Pattern SPAN = Pattern.compile("(\\d{4}-\\d{2})\\.\\.(\\d{4}-\\d{2})");
  private static final int QUARTER = 3;
  private static final int HALF_YEAR = 6;

  private PeriodWords() {}

  /**
   * When.
   *
   * @param label as the outputs spell a period
   */
  public static String when(String label, Texts texts) {
    return months(label)
        .map(
            months ->
                months.isOne()
                    ? texts.of("board.when.month", texts.month(months.first()))
                    : texts.of(
                        "board.when.months",
                        texts.month(months.first()),
                        texts.month(months.last())))
        .orElseGet(() -> texts.of("board.when.month", label));
  }

  /**
   * A period by its name, as it stands in a table.
   *
   * @param label as the outputs spell it
   */
  public static String label(String label, Texts texts) {
    return months(label)
        .map(
            months ->
                months.isOne()
                    ? texts.month(months.first())
                    : texts.of(
                        "period.months", texts.month(months.first()), texts.month(months.last())))
        .orElse(label);
  }

  /**
   * A period by a short name, as it stands on an axis.
   *
   * @param label as the outputs spell it
   */
  public static String brief(String label, Texts texts) {
    return MONTH.matcher(label).matches()
        ? texts.briefMonth(months(label).orElseThrow().first())
        : label.replace('-', ' ');
  }

  /** Both are in it. */
  private record Months(YearMonth first, YearMonth last) {

    boolean isOne() {
      return first.equals(last);
    }
  }

  private static Optional<Months> months(String label) {
    Matcher month = MONTH.matcher(label);
    if (month.matches()) {
      YearMonth one = YearMonth.parse(month.group(1));
      return Optional.of(new Months(one, one));
    }
    Matcher span = SPAN.matcher(label);
    if (span.matches()) {
      return Optional.of(
          new Months(YearMonth.parse(span.group(1)), YearMonth.parse(span.group(2))));
    }
    Matcher part = PART.matcher(label);
    if (!part.matches()) {
      return Optional.empty();
    }
    int months = part.group(2).equals("Q") ? QUARTER : HALF_YEAR;
    int first = (Integer.parseInt(part.group(3)) - 1) * months + 1;
    YearMonth start = YearMonth.of(Integer.parseInt(part.group(1)), first);
    return Optional.of(new Months(start, start.plusMonths(months - 1L)));
  }

  /** A text in which months are named. */
  public static String named(String text, Texts texts) {
    return MONTH
        .matcher(text)
        .replaceAll(
            month -> Matcher.quoteReplacement(texts.month(YearMonth.parse(month.group(1)))));
  }
}
