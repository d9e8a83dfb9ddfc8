package org.waymark.reports.statistics.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.waymark.reports.statistics.chart.Given.limits;
import static org.waymark.reports.statistics.chart.Given.month;
import static org.waymark.reports.statistics.chart.Given.numbers;
import static org.waymark.reports.statistics.chart.Given.rules;
import static org.waymark.reports.statistics.chart.Given.series;
import static org.waymark.reports.statistics.chart.Given.shares;
import static org.waymark.reports.statistics.chart.Given.with;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.reports.statistics.chart.Part.Standing;
import org.waymark.reports.statistics.chart.Part.Variant;
import org.waymark.reports.statistics.chart.Rules.Screening;
import org.waymark.reports.statistics.chart.Series.Quantity;
import org.waymark.reports.statistics.chart.Series.Windows;
import org.waymark.schemas.catalogue.Indicator.Direction;

/** Every published number of the specification's section on trends, and its rules one by one. */
class ChartTest {

  private static final double FOUR_DIGITS = 0.5e-4;

  private static final String ONE_JUMP = "1 2 1 2 10 1 2 1 2 1 2 1 2 1 2 1 2 1";
  private static final String RISE =
      "62 58 65 60 57 63 66 59 61 64 58 60 66 68 67 70 69 71 72 70 74 73 80 76";
  private static final String STILL = "11 9 11 9 11 9 11 9 11 9 11 9";

  @Test
  void screensOutWhatIsNoCommonSpread() {
    Limits limits = limits(Chart.of(series(ONE_JUMP), rules(18)), 1);
    assertThat(limits.lower()).isCloseTo(-0.7156, within(FOUR_DIGITS));
    assertThat(limits.upper()).isCloseTo(4.6044, within(FOUR_DIGITS));
  }

  @Test
  void screensNothingOnRequest() {
    Limits limits = limits(Chart.of(series(ONE_JUMP), unscreened()), 1);
    assertThat(limits.lower()).isCloseTo(-3.0626, within(FOUR_DIGITS));
    assertThat(limits.upper()).isCloseTo(6.9515, within(FOUR_DIGITS));
  }

  @Test
  void marksTheOneJump() {
    assertThat(with(Signal.OUTSIDE_LIMITS, Chart.of(series(ONE_JUMP), rules(18))))
        .containsExactly(5);
    assertThat(with(Signal.OUTSIDE_LIMITS, Chart.of(series(ONE_JUMP), unscreened())))
        .containsExactly(5);
    assertThat(with(Signal.COMMON_CAUSE, Chart.of(series(ONE_JUMP), rules(18)))).hasSize(17);
  }

  @Test
  void freezesTheLimitsAfterTwelvePoints() {
    Limits limits = limits(Chart.of(series(RISE), rules(12)), 24);
    assertThat(limits.centre()).isCloseTo(61.0833, within(FOUR_DIGITS));
    assertThat((limits.upper() - limits.centre()) / Lines.NATURAL_LIMIT)
        .isCloseTo(4.3636, within(FOUR_DIGITS));
    assertThat(limits.lower()).isCloseTo(49.4761, within(FOUR_DIGITS));
    assertThat(limits.upper()).isCloseTo(72.6906, within(FOUR_DIGITS));
  }

  @Test
  void namesTheFirstClassThatApplies() {
    Chart chart = Chart.of(series(RISE), rules(12));
    assertThat(with(Signal.SHIFT, chart)).containsExactly(13, 14, 15);
    assertThat(with(Signal.TWO_OF_THREE, chart)).containsExactly(16, 17, 18, 19, 20);
    assertThat(with(Signal.OUTSIDE_LIMITS, chart)).containsExactly(21, 22, 23, 24);
    assertThat(with(Signal.TREND, chart)).isEmpty();
  }

  @Test
  void marksTheWholeRunOfAShift() {
    Chart chart = Chart.of(series(STILL + " 9 " + "11 ".repeat(8) + "9"), rules(12));
    assertThat(with(Signal.SHIFT, chart)).containsExactly(14, 15, 16, 17, 18, 19, 20, 21);
  }

  @Test
  void aPointOnTheMeanBreaksAShift() {
    Chart chart = Chart.of(series(STILL + " 11 11 11 10 11 11 11"), rules(12));
    assertThat(with(Signal.SHIFT, chart)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "7 8 9 9 10 11 12, 0",
    "7 8 9 10 11 12, 0",
    "7 8 9 10 11 12 13, 7",
    "13 12 11 10 9 8 7, 7"
  })
  void marksAsATrendSevenPointsThatAlwaysRiseOrFall(String values, int marked) {
    assertThat(with(Signal.TREND, Chart.of(series(STILL + " " + values), rules(12))))
        .hasSize(marked);
  }

  @Test
  void twoEqualPointsBreakATrend() {
    assertThat(with(Signal.TREND, Chart.of(series("1 2 3 3 4 5 6"), rules(12)))).isEmpty();
  }

  @Test
  void takesOnlyThePointsBeyondTheNearLineOfTwoOfThree() {
    // Mean 10, average range 2: the near line is at 13.5467, the limit at 15.32.
    Chart chart = Chart.of(series(STILL + " 14 11 14 9"), rules(12));
    assertThat(with(Signal.TWO_OF_THREE, chart)).containsExactly(13, 15);
  }

  @Test
  void twoOfThreeAreAllOnOneSideOfTheMean() {
    Chart chart = Chart.of(series(STILL + " 14 9 14 9"), rules(12));
    assertThat(with(Signal.TWO_OF_THREE, chart)).isEmpty();
  }

  @Test
  void aPointOnALimitIsNotOutside() {
    Chart chart = Chart.of(series(STILL + " 15.32 4.68"), rules(12));
    assertThat(with(Signal.OUTSIDE_LIMITS, chart)).isEmpty();
  }

  @Test
  void limitsOfFewerThanTwelvePointsAreOnTrial() {
    assertThat(Chart.of(series("1 2 1 2 1 2 1 2 1 2 1 -"), rules(12)).parts().get(0).standing())
        .isEqualTo(Standing.TRIAL);
    assertThat(Chart.of(series(STILL), rules(12)).parts().get(0).standing())
        .isEqualTo(Standing.FROZEN);
  }

  @Test
  void aGapBreaksARun() {
    Chart chart = Chart.of(series(STILL + " 11 11 11 - 11 11 11 11"), rules(12));
    assertThat(with(Signal.SHIFT, chart)).isEmpty();
  }

  @Test
  void aGapIsNotJudged() {
    assertThat(Chart.of(series(STILL + " -"), rules(12)).points().get(12).judgement())
        .isEqualTo(Judgement.CANNOT_TELL);
  }

  @Test
  void noMovingRangeSpansAGap() {
    // Ranges 2, 2, 2 and 2; over the gap it would have been 102.
    Limits limits = limits(Chart.of(series("1 3 1 - 103 101 103"), rules(12)), 1);
    assertThat(limits.upper() - limits.centre()).isCloseTo(2.66 * 2, within(1e-9));
  }

  @Test
  void aRebaseBeginsAnew() {
    Rules rebased =
        Rules.standard(Direction.UP, List.of(new Rebase(month(13), "a second specialist")));
    Chart chart = Chart.of(series(STILL + " 21 19 21 19"), rebased);
    assertThat(chart.parts())
        .extracting(Part::standing)
        .containsExactly(Standing.FROZEN, Standing.TRIAL);
    assertThat(limits(chart, 13).centre()).isEqualTo(20);
    assertThat(with(Signal.COMMON_CAUSE, chart)).hasSize(16);
  }

  @Test
  void aRunEndsWithItsPart() {
    Rules rebased = Rules.standard(Direction.UP, List.of(new Rebase(month(17), "moved")));
    Chart chart = Chart.of(series(STILL + " 11 11 11 11 11 11 11 9"), rebased);
    assertThat(with(Signal.SHIFT, chart)).isEmpty();
  }

  @Test
  void aRebaseNeedsAReason() {
    assertThatThrownBy(() -> new Rebase(month(1), " ")).hasMessageContaining("reason");
  }

  @Test
  void cannotTellATrendFromWindowsThatOverlap() {
    Series rolling = new Series(series(RISE).points(), Quantity.NUMBER, Windows.OVERLAPPING);
    Chart chart = Chart.of(rolling, rules(12));
    assertThat(chart.points()).extracting(Plotted::judgement).containsOnly(Judgement.CANNOT_TELL);
  }

  @Test
  void takesJuneAndDecemberOfWindowsThatOverlap() {
    Series rolling = new Series(series(RISE).points(), Quantity.NUMBER, Windows.OVERLAPPING);
    assertThat(rolling.halfYears().points())
        .extracting(Point::start)
        .containsExactly(month(6), month(12), month(18), month(24));
  }

  @ParameterizedTest
  @CsvSource({"UP, IMPROVEMENT", "DOWN, CONCERN", "NEITHER, NEITHER"})
  void judgesByTheDirectionOfTheIndicator(Direction good, Judgement judgement) {
    Chart chart = Chart.of(series(STILL + " 20"), Rules.standard(good, List.of()));
    assertThat(chart.points().get(12).judgement()).isEqualTo(judgement);
    assertThat(chart.points().get(0).judgement()).isEqualTo(Judgement.COMMON_CAUSE);
  }

  @Test
  void judgesATrendByWhereItLeads() {
    // Rises from far below the mean: the first points are low, and yet it is getting better.
    Chart chart = Chart.of(series("10 4 16 4 16 4 16 4 16 4 16 4 5 6 7 8 9 11 12"), rules(12));
    assertThat(with(Signal.TREND, chart)).contains(12, 19);
    assertThat(chart.points().get(12).judgement()).isEqualTo(Judgement.IMPROVEMENT);
  }

  @Test
  void cannotTellFromAPointAlone() {
    assertThat(Chart.of(series("5"), rules(12)).parts().get(0).variant()).isEqualTo(Variant.NONE);
  }

  @Test
  void cannotTellWhatIsUnusualWhereNothingEverMoved() {
    Chart chart = Chart.of(series("0.1 ".repeat(12) + "0.2"), rules(12));
    assertThat(chart.points()).extracting(Plotted::judgement).containsOnly(Judgement.CANNOT_TELL);
  }

  @Test
  void hasNoPartsOfNoPoints() {
    assertThat(Chart.of(numbers(), rules(12)).parts()).isEmpty();
  }

  @Test
  void takesSingleValuesWhereSizesAreAlike() {
    Chart chart = Chart.of(shares("5/50 10/100 7/60 8/90"), rules(12));
    assertThat(chart.parts().get(0).variant()).isEqualTo(Variant.XMR);
  }

  @Test
  void cannotTellOfNumbersOutOfVeryDifferentSizes() {
    List<Point> points = new ArrayList<>(series(STILL).points());
    points.add(Point.of(month(13), 10, 201));
    Series uneven = new Series(points, Quantity.NUMBER, Windows.SEPARATE);
    assertThat(Chart.of(uneven, rules(12)).parts().get(0).variant()).isEqualTo(Variant.NONE);
  }

  @Test
  void refusesMonthsOutOfOrder() {
    List<Point> points = List.of(Point.gap(month(2)), Point.gap(month(1)));
    assertThatThrownBy(() -> new Series(points, Quantity.NUMBER, Windows.SEPARATE))
        .hasMessageContaining("order");
  }

  private static Rules unscreened() {
    return new Rules(18, Screening.UNSCREENED, Direction.UP, List.of());
  }
}
