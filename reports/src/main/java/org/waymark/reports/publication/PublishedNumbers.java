package org.waymark.reports.publication;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.disclosure.LinkedCell.Counts;
import org.waymark.reports.disclosure.Numbers;
import org.waymark.reports.spells.SpellFigures;
import org.waymark.reports.statistics.Interval;

/**
 * The numbers of a cell as they are printed: value and bounds with 6 decimals.
 *
 * @param numerator null of a number that has none, such as a median
 * @param denominator likewise
 * @param unknown likewise
 * @param value in the unit of the row
 * @param lower bound of 95 %; null where it cannot be told
 * @param upper likewise
 */
record PublishedNumbers(
    @Nullable Long numerator,
    @Nullable Long denominator,
    @Nullable Long unknown,
    long people,
    BigDecimal value,
    @Nullable BigDecimal lower,
    @Nullable BigDecimal upper) {

  /** As many as the columns of the file have. */
  private static final int DECIMALS = 6;

  static PublishedNumbers of(Numbers numbers) {
    return new PublishedNumbers(
        numbers.numerator(),
        numbers.denominator(),
        numbers.unknown(),
        numbers.people(),
        round(numbers.value()),
        numbers.interval().map(Interval::lower).map(PublishedNumbers::round).orElse(null),
        numbers.interval().map(Interval::upper).map(PublishedNumbers::round).orElse(null));
  }

  static PublishedNumbers of(SpellFigures figures) {
    Optional<Interval> interval = Optional.ofNullable(figures.interval());
    return new PublishedNumbers(
        figures.numerator(),
        figures.denominator(),
        figures.unknown(),
        figures.people(),
        round(figures.value()),
        interval.map(Interval::lower).map(PublishedNumbers::round).orElse(null),
        interval.map(Interval::upper).map(PublishedNumbers::round).orElse(null));
  }

  /** Where it tells counts. */
  Optional<Counts> counts() {
    return numerator == null || denominator == null || unknown == null
        ? Optional.empty()
        : Optional.of(new Counts(numerator, denominator, unknown, people));
  }

  private static BigDecimal round(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }
}
