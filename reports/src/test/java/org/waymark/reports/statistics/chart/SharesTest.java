package org.waymark.reports.statistics.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.waymark.reports.statistics.chart.Given.limits;
import static org.waymark.reports.statistics.chart.Given.rules;
import static org.waymark.reports.statistics.chart.Given.shares;
import static org.waymark.reports.statistics.chart.Given.with;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.reports.statistics.chart.Part.Variant;

/** The charts of shares: by chance alone, and out of very different numbers. */
class SharesTest {

  /** Montgomery, Introduction to Statistical Quality Control, table 7.4. */
  private static final String MONTGOMERY =
      "12/100 8/80 6/80 9/100 10/110 12/110 11/100 16/100 10/90 6/90 20/110 15/120 9/120 8/120"
          + " 6/110 8/80 10/80 7/80 5/90 8/100 5/100 8/100 10/100 6/90 9/90";

  private static final String UNEVEN =
      "12/40 31/90 9/30 44/150 20/50 7/25 25/100 16/45 60/160 11/40 18/60 30/110";

  @Test
  void drawsMontgomerysLimits() {
    PChart chart = montgomery();
    assertThat(chart.centre()).isCloseTo(0.0955102, within(0.5e-7));
    assertThat(chart.limits(100).lower()).isCloseTo(0.007335, within(0.5e-6));
    assertThat(chart.limits(100).upper()).isCloseTo(0.183686, within(0.5e-6));
  }

  @Test
  void marksMontgomerysEleventhPointAlone() {
    assertThat(montgomery().points())
        .filteredOn(dot -> dot.signal() == Signal.OUTSIDE_LIMITS)
        .extracting(dot -> dot.point().start())
        .containsExactly(Given.month(11));
  }

  @Test
  void endsLimitsAtNothing() {
    assertThat(montgomery().limits(10).lower()).isZero();
  }

  /** Computed with the formulas of the function {@code qic.pp} of the R package qicharts2. */
  @ParameterizedTest
  @CsvSource({
    "1, 0.0880865173, 0.1635391597, 0.5408023716",
    "4, 0.1975537137, 0.2365172905, 0.4313351754",
    "6, 0.0281217979, 0.1235626801, 0.6007670907"
  })
  void drawsLaneysLimitsForEverySize(int number, double lower, double near, double upper) {
    Limits limits = limits(Chart.of(shares(UNEVEN), rules(12)), number);
    assertThat(limits.centre()).isCloseTo(283.0 / 900, within(1e-12));
    assertThat(limits.lower()).isCloseTo(lower, within(1e-9));
    assertThat(limits.nearLower()).isCloseTo(near, within(1e-9));
    assertThat(limits.upper()).isCloseTo(upper, within(1e-9));
  }

  @Test
  void namesTheVariant() {
    assertThat(Chart.of(shares(UNEVEN), rules(12)).parts().get(0).variant())
        .isEqualTo(Variant.LANEY);
  }

  @Test
  void takesAShareOutOfManyMoreSeriouslyThanOneOutOfFew() {
    Chart chart = Chart.of(shares(UNEVEN + " 14/25 112/200"), rules(12));
    assertThat(with(Signal.OUTSIDE_LIMITS, chart)).containsExactly(14);
  }

  @Test
  void cannotTellWhereEveryShareIsAll() {
    Chart chart = Chart.of(shares("10/10 30/30 12/12"), rules(12));
    assertThat(chart.points()).extracting(Plotted::judgement).containsOnly(Judgement.CANNOT_TELL);
  }

  @Test
  void cannotTellWhereTheShareNeverMoved() {
    Chart chart = Chart.of(shares("3/10 9/30 6/20 21/70 7/20"), rules(4));
    assertThat(chart.points()).extracting(Plotted::judgement).containsOnly(Judgement.CANNOT_TELL);
  }

  private static PChart montgomery() {
    return PChart.of(shares(MONTGOMERY).points()).orElseThrow();
  }
}
