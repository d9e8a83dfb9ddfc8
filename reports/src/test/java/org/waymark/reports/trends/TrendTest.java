package org.waymark.reports.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.waymark.reports.trends.Given.RISE;
import static org.waymark.reports.trends.Given.and;
import static org.waymark.reports.trends.Given.cells;
import static org.waymark.reports.trends.Given.contact;
import static org.waymark.reports.trends.Given.measure;
import static org.waymark.reports.trends.Given.months;
import static org.waymark.reports.trends.Given.point;
import static org.waymark.reports.trends.Given.rebase;
import static org.waymark.reports.trends.Given.share;
import static org.waymark.reports.trends.Given.variation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.reports.indicators.Grain;
import org.waymark.schemas.catalogue.Indicator.Direction;

/** From published cells to a chart. */
class TrendTest {

  private static final double FOUR_DIGITS = 0.5e-4;
  private static final String STILL = "11 9 11 9 11 9 11 9 11 9 11 9";

  private static Trend of(List<TrendCell> cells) {
    return Trend.of(contact(), cells, List.of());
  }

  @Test
  void holdsTheSeriesOfTheSpecificationAgainstItsFirstTwelvePoints() {
    TrendPoint newest = of(months("2024-01", RISE)).newest().orElseThrow();
    assertThat(newest.plotted().limits().orElseThrow().lower())
        .isCloseTo(49.4761, within(FOUR_DIGITS));
    assertThat(newest.plotted().limits().orElseThrow().upper())
        .isCloseTo(72.6906, within(FOUR_DIGITS));
    assertThat(newest.limits()).isEqualTo("frozen at 12 values");
  }

  @ParameterizedTest
  @CsvSource({
    "UP, 'improvement, outside the limits'",
    "DOWN, 'concern, outside the limits'",
    "NEITHER, 'a change, neither direction is better, outside the limits'"
  })
  void followsTheDirectionOfTheIndicator(Direction good, String words) {
    Trend trend = Trend.of(measure("F4", "per person", good), months("2024-01", RISE), List.of());
    TrendPoint newest = trend.newest().orElseThrow();
    assertThat(newest.variation() + ", " + newest.why()).isEqualTo(words);
  }

  @Test
  void saysWhichLimitsAreOnTrial() {
    assertThat(of(months("2025-01", "11 9 11 9 too_few 9 11")).newest().orElseThrow().limits())
        .isEqualTo("trial, 6 of 12 values");
  }

  @Test
  void namesTheVariantAndItsScreening() {
    assertThat(of(months("2025-01", "11 9 11")).newest().orElseThrow().variant())
        .isEqualTo("XmR, rules of NHSRplotthedots 0.2.2, screened");
  }

  @Test
  void aWithheldMonthBreaksARun() {
    Trend whole = of(months("2024-01", STILL + " 11 11 11 11 11 11 11"));
    Trend broken = of(months("2024-01", STILL + " 11 11 11 withheld 11 11 11"));
    assertThat(variation(whole, "2025-07-01")).isEqualTo("improvement");
    assertThat(variation(broken, "2025-07-01")).isEqualTo("common cause");
    assertThat(point(broken, "2025-04-01").why()).isEqualTo("withheld");
  }

  @Test
  void aHiddenMonthHasNoPartInTheLimits() {
    double with = limit(of(months("2024-01", STILL)));
    double behind = limit(of(months("2024-01", "11 9 11 9 11 9 too_few 11 9 11 9 11 9")));
    assertThat(behind).isEqualTo(with);
  }

  private static double limit(Trend trend) {
    return trend.newest().orElseThrow().plotted().limits().orElseThrow().upper();
  }

  @Test
  void aChartIsOfTheGrainOfTheNewestYear() {
    Trend trend = of(and(months("2024-01", STILL), cells(Grain.QUARTER, "2025-01", "10 12 10 12")));
    assertThat(trend.points()).hasSize(4);
    assertThat(trend.notes())
        .containsExactly("2024 is published by month: not on this chart, which is by quarter");
  }

  @Test
  void aYearOfAnotherGrainBetweenIsAGap() {
    Trend trend =
        of(
            and(
                and(months("2023-01", STILL), cells(Grain.QUARTER, "2024-01", "10 12 10 12")),
                months("2025-01", "11 11 11")));
    assertThat(trend.points()).hasSize(27);
    assertThat(point(trend, "2024-05-01").why()).isEqualTo("another grain");
    assertThat(variation(trend, "2025-01-01")).isEqualTo("common cause");
  }

  @Test
  void oneQuarterOfAYearThatHasBegunCannotTell() {
    Trend trend = of(and(months("2024-01", STILL), cells(Grain.QUARTER, "2025-01", "10")));
    assertThat(trend.newest().orElseThrow().variation()).isEqualTo("cannot tell");
    assertThat(trend.newest().orElseThrow().why()).isEqualTo("no two values stand side by side");
  }

  @ParameterizedTest
  @ValueSource(strings = {"E5", "S7", "S9"})
  void whatLooksBackTakesJuneAndDecemberAlone(String indicator) {
    Trend trend =
        Trend.of(measure(indicator, "score", Direction.UP), months("2024-01", RISE), List.of());
    assertThat(trend.points().stream().map(point -> point.cell().period().label()).toList())
        .containsExactly("2024-06-01", "2024-12-01", "2025-06-01", "2025-12-01");
    assertThat(trend.notes()).hasSize(1);
  }

  @Test
  void whatLooksBackTakesTheQuartersThatEndAHalfYear() {
    Trend trend =
        Trend.of(
            measure("E5", "score", Direction.UP),
            cells(Grain.QUARTER, "2025-01", "50 52 51 54"),
            List.of());
    assertThat(trend.points().stream().map(point -> point.cell().period().label()).toList())
        .containsExactly("2025-Q2", "2025-Q4");
  }

  @Test
  void aHalfYearThatBeganBeforeARebaseIsOfTheOldPart() {
    Trend trend =
        Trend.of(
            measure("E5", "score", Direction.UP),
            months("2023-01", RISE + " " + RISE),
            List.of(rebase("2025-05")));
    assertThat(point(trend, "2025-06-01").part().begunBy()).isEmpty();
    assertThat(point(trend, "2025-12-01").part().begunBy()).isPresent();
  }

  @Test
  void aRebaseBeginsNewLimitsOnTrial() {
    Trend trend = Trend.of(contact(), months("2024-01", RISE), List.of(rebase("2025-01")));
    assertThat(point(trend, "2024-12-01").limits()).isEqualTo("frozen at 12 values");
    assertThat(point(trend, "2025-01-01").limits())
        .isEqualTo("frozen at 12 values, begun anew 2025-01-01");
    assertThat(variation(trend, "2025-12-01"))
        .isNotEqualTo(variation(of(months("2024-01", RISE)), "2025-12-01"));
  }

  @Test
  void sharesOutOfVeryDifferentNumbersGetLimitsOfTheirOwn() {
    Trend trend =
        Trend.of(
            share(Direction.UP), months("2025-01", "20/40 18/40 60/110 21/40 55/100"), List.of());
    assertThat(trend.newest().orElseThrow().variant())
        .isEqualTo("Laney p', rules of NHSRplotthedots 0.2.2, screened");
  }

  @Test
  void aRateOutOfVeryDifferentNumbersCannotTell() {
    TrendPoint newest =
        Trend.of(contact(), months("2025-01", "20/40 18/40 60/110 21/40 55/100"), List.of())
            .newest()
            .orElseThrow();
    assertThat(newest.variation()).isEqualTo("cannot tell");
    assertThat(newest.why()).isEqualTo("what the values are out of differs more than twofold");
    assertThat(newest.limits()).isEqualTo("none");
  }

  @Test
  void aSeriesThatNeverMovedCannotTell() {
    assertThat(of(months("2025-01", "10 10 10")).newest().orElseThrow().why())
        .isEqualTo("the values do not vary");
  }

  @Test
  void whereNothingIsShownNothingIsJudged() {
    Trend trend = of(months("2025-01", "too_few too_few"));
    assertThat(trend.newest()).isEmpty();
    assertThat(trend.last().orElseThrow().variation()).isEqualTo("cannot tell");
    assertThat(trend.last().orElseThrow().why()).isEqualTo("too few");
  }

  @Test
  void whatAnOlderDefinitionCountedIsAGap() {
    Measure second = new Measure("F4", "Its name", "Empowerment", "per person", Direction.UP, 2);
    List<TrendCell> newer =
        months("2025-03", "9 11").stream()
            .map(cell -> new TrendCell(cell.period(), "shown", Set.of(), 2, cell.numbers()))
            .toList();
    Trend trend = Trend.of(second, and(months("2025-01", "11 9"), newer), List.of());
    assertThat(point(trend, "2025-02-01").why()).isEqualTo("another definition");
    assertThat(trend.newest().orElseThrow().limits()).isEqualTo("trial, 2 of 12 values");
  }

  @Test
  void twoCellsOfOnePeriodAreRefused() {
    assertThatThrownBy(() -> of(and(months("2025-01", "11"), months("2025-01", "9"))))
        .hasMessageContaining("a period comes twice: 2025-01-01");
  }

  /** A site with 10 to 14 people, half of the months too few to show. */
  @Test
  void twoYearsOfASmallSiteStayOnTrialAndJudgeNothingFalsely() {
    Trend trend =
        Trend.of(
            share(Direction.UP),
            months(
                "2024-01",
                "8/12 too_few too_few 9/13 8/11 too_few 7/10 too_few 9/12 10/14 too_few too_few"
                    + " 8/11 too_few 9/12 too_few too_few 8/13 9/11 too_few withheld too_few 9/13 too_few"),
            List.of());
    assertThat(trend.points()).hasSize(24);
    assertThat(trend.newest().orElseThrow().limits()).isEqualTo("trial, 11 of 12 values");
    assertThat(
            trend.points().stream()
                .filter(TrendPoint::isShown)
                .map(TrendPoint::variation)
                .collect(Collectors.toSet()))
        .containsExactly("common cause");
  }
}
