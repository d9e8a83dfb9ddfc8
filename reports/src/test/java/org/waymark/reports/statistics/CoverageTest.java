package org.waymark.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.reports.statistics.Coverage.Population;

/** Whether intervals that are called 95 % are. */
class CoverageTest {

  private static final int QUICK_RUNS = 4000;
  private static final long SEED = 1;

  @ParameterizedTest
  @CsvSource({
    "10, 0.3, 0.5, 1",
    "10, 0.6, 0.5, 2",
    "20, 0.3, 0.8, 3",
    "50, 0.6, 0.5, 4",
    "500, 0.3, 0.5, 5",
    "500, 0, 0.5, 6"
  })
  void holdsTheShareInNinetyFiveOfAHundredSamples(
      int people, double correlation, double share, long seed) {
    assertThat(coverage(new Population(people, correlation, share), seed, Clusters::share))
        .isBetween(0.925, 0.97);
  }

  @Test
  void errsOnTheSafeSideOfFewPeopleWhoseEventsHaveNothingInCommon() {
    assertThat(coverage(new Population(10, 0, 0.5), 1, Clusters::share)).isGreaterThan(0.97);
  }

  /** Student's correction is there for a reason. */
  @ParameterizedTest
  @CsvSource({"10, 1", "12, 2"})
  void wouldHoldItTooSeldomWithoutStudent(int people, long seed) {
    assertThat(coverage(new Population(people, 0.6, 0.8), seed, CoverageTest::plain))
        .isLessThan(0.92);
  }

  /** Events of one person are not events of several. */
  @Test
  void wouldHoldItFarTooSeldomIfEventsWereTakenForPeople() {
    assertThat(coverage(new Population(50, 0.3, 0.5), 1, CoverageTest::naive)).isLessThan(0.85);
  }

  @ParameterizedTest
  @CsvSource({"20, 0.05, 1", "50, 0.05, 2", "100, 1, 3"})
  void holdsTheRateInNinetyThreeOfAHundredSamplesOrMore(int people, double rate, long seed) {
    Coverage samples = new Coverage(seed);
    assertThat(Coverage.of(QUICK_RUNS, rate, () -> samples.rates(people, rate, 2).rate()))
        .isGreaterThan(0.93);
  }

  /** {@code -Dtest.argLine=-Dcoverage.runs=10000} prints what docs/statistics.md shows. */
  @Test
  @EnabledIfSystemProperty(named = "coverage.runs", matches = "\\d+")
  void printsTheTables() {
    System.out.println(new CoverageTables(Integer.getInteger("coverage.runs"), SEED).markdown());
  }

  private static double coverage(
      Population population, long seed, Function<Clusters, Optional<Interval>> interval) {
    Coverage samples = new Coverage(seed);
    return Coverage.of(
        QUICK_RUNS, population.share(), () -> interval.apply(samples.shares(population)));
  }

  /** Without Student's correction. */
  static Optional<Interval> plain(Clusters sample) {
    return Optional.of(Wilson.ofShare(sample.ratio(), sample.effectiveSize()));
  }

  /** As if each event were another person's. */
  static Optional<Interval> naive(Clusters sample) {
    return Optional.of(Wilson.ofShare(sample.ratio(), sample.sumN()));
  }
}
