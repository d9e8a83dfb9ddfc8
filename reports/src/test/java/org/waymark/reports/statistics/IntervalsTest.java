package org.waymark.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every published number of the specification's section on intervals. */
class IntervalsTest {

  private static final double SIX_DIGITS = 0.5e-6;
  private static final double FOUR_DIGITS = 0.5e-4;

  @ParameterizedTest
  @CsvSource({
    "65, 100, 0.552544, 0.736358",
    "1045, 5000, 0.197955, 0.220491",
    "0, 10, 0, 0.277533",
    "1, 12, 0.014865, 0.353880",
    "22, 31, 0.534077, 0.839042",
    "22, 37, 0.434860, 0.736535",
    "28, 37, 0.598827, 0.866386"
  })
  void givesWilsonsIntervalOfAShare(long count, long total, double lower, double upper) {
    assertInterval(Wilson.of(count, total), lower, upper, SIX_DIGITS);
  }

  @ParameterizedTest
  @CsvSource({"65, 50.163188, 82.849139", "5, 1.623486, 11.668332", "0, 0, 3.688879"})
  void givesTheIntervalOfANumberOfEvents(double events, double lower, double upper) {
    assertInterval(Poisson.of(events), lower, upper, SIX_DIGITS);
  }

  @Test
  void givesTheIntervalOfContactsPerPersonMonth() {
    assertInterval(Poisson.of(84).times(1 / 30.0), 2.2333, 3.4666, FOUR_DIGITS);
  }

  @ParameterizedTest
  @CsvSource({
    "4/4 3/3 2/4 5/5 2/2 1/3 3/3 2/2 4/4 3/3 2/2 3/3, 19.1999, 15.2252, 0.656146, 0.974268",
    "2/2 1/2 1/3 3/3 2/2 0/1 1/1 2/3 1/1 2/2 1/2 2/2, 22.6286, 17.9440, 0.518820, 0.893015",
    "1/1 1/1 1/1 1/1 1/1 1/1 0/1 0/1 0/1 0/1 0/1 0/1, 11, 8.7228, 0.223529, 0.776471"
  })
  void takesEachPersonAsOneCluster(
      String people, double effective, double corrected, double lower, double upper) {
    Clusters clusters = clusters(people);
    assertThat(clusters.effectiveSize()).isCloseTo(effective, within(FOUR_DIGITS));
    assertThat(clusters.effectiveSize() * clusters.studentised())
        .isCloseTo(corrected, within(FOUR_DIGITS));
    assertInterval(clusters.share().orElseThrow(), lower, upper, SIX_DIGITS);
  }

  @Test
  void countsPeopleNotEventsWhereAllHaveIt() {
    assertThat(clusters("3/3 3/3 3/3 3/3").effectiveSize()).isEqualTo(4);
  }

  @Test
  void isNeverSurerThanItsEvents() {
    assertThat(clusters("1/2 1/2 1/2 1/2").effectiveSize()).isEqualTo(8);
  }

  @Test
  void cannotTellFromOnePerson() {
    Clusters one = clusters("3/4");
    assertThat(one.share()).isEmpty();
    assertThat(one.mean()).isEmpty();
    assertThat(one.rate()).isEmpty();
  }

  @Test
  void givesStudentsIntervalOfAMean() {
    // Mean 3, standard deviation 1.581139, t(4) = 2.776445.
    assertInterval(clusters("1/1 2/1 3/1 4/1 5/1").mean(), 1.036757, 4.963243, SIX_DIGITS);
  }

  @Test
  void keepsAMeanFromFallingBelowNothing() {
    assertThat(clusters("0/1 0/1 9/1").mean().orElseThrow().lower()).isZero();
  }

  @Test
  void takesEventsThatFallByChanceAsPoisson() {
    Interval poisson = Poisson.of(5).times(1 / 50.0);
    assertThat(clusters("1/10 1/10 1/10 1/10 1/10").rate()).contains(poisson);
  }

  @Test
  void widensARateWhoseEventsAreOnePersons() {
    // phi = 5/4 * (25 - 2 * 0.1 * 50 + 0.01 * 500) / 5 = 5, and t(4) = 2.776445: less sure than of
    // one event.
    double phi = 5 * Math.pow(2.776445105198 / 1.959963984540054, 2);
    Interval halfAnEvent = Poisson.of(5 / phi).times(phi / 50.0);
    assertInterval(
        clusters("5/10 0/10 0/10 0/10 0/10").rate(),
        halfAnEvent.lower(),
        halfAnEvent.upper(),
        1e-9);
  }

  @Test
  void givesTheExactUpperBoundOfARateWithoutEvents() {
    assertInterval(clusters("0/10 0/20 0/20").rate(), 0, 3.688879 / 50, SIX_DIGITS);
  }

  @Test
  void refusesAShareOfNothing() {
    assertThatThrownBy(() -> Wilson.of(0, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Clusters clusters(String people) {
    String[] pairs = people.split(" ");
    return Clusters.of(part(pairs, 0), part(pairs, 1));
  }

  private static long[] part(String[] pairs, int part) {
    return Arrays.stream(pairs).mapToLong(pair -> Long.parseLong(pair.split("/")[part])).toArray();
  }

  private static void assertInterval(
      Optional<Interval> interval, double lower, double upper, double within) {
    assertInterval(interval.orElseThrow(), lower, upper, within);
  }

  private static void assertInterval(Interval interval, double lower, double upper, double within) {
    assertThat(interval.lower()).isCloseTo(lower, within(within));
    assertThat(interval.upper()).isCloseTo(upper, within(within));
  }
}
