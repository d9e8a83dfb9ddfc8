package org.waymark.reports.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscreteLaplaceTest {

  private static final int DRAWS = 200_000;

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "1, 2, 2", "2, 1, 3", "7, 3, 4", "2000, 500, 5", "1, 3, 6"})
  void drawsEachNumberAsOftenAsItsProbabilitySays(long t, long s, long seed) {
    DiscreteLaplace noise = new DiscreteLaplace(t, s);
    Random bits = new Random(seed);
    Map<Long, Integer> counts = new TreeMap<>();
    for (int i = 0; i < DRAWS; i++) {
      counts.merge(noise.draw(bits), 1, Integer::sum);
    }

    assertThat(chiSquare(counts, (double) s / t)).isGreaterThan(0.001);
  }

  @Test
  void seesADistributionThatIsALittleWider() {
    DiscreteLaplace noise = new DiscreteLaplace(21, 10);
    Random bits = new Random(1);
    Map<Long, Integer> counts = new TreeMap<>();
    for (int i = 0; i < DRAWS; i++) {
      counts.merge(noise.draw(bits), 1, Integer::sum);
    }

    assertThat(chiSquare(counts, 10 / 20.0)).isLessThan(0.001);
  }

  @Test
  void isAsWideAsOnePersonAndEpsilonSay() {
    assertThat(DiscreteLaplace.of(4, 500)).isEqualTo(new DiscreteLaplace(4_000, 500));
    assertThatThrownBy(() -> DiscreteLaplace.of(4, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 3", "5, 4", "64, 5", "1000, 6"})
  void drawsWholeNumbersBelowABoundEvenly(long bound, long seed) {
    Random bits = new Random(seed);
    long[] counts = new long[(int) bound];
    for (int i = 0; i < DRAWS; i++) {
      counts[(int) DiscreteLaplace.below(bound, bits)]++;
    }
    double expected = (double) DRAWS / bound;
    double statistic = 0;
    for (long count : counts) {
      statistic += (count - expected) * (count - expected) / expected;
    }

    if (bound > 1) {
      assertThat(ChiSquaredDistribution.of(bound - 1.0).survivalProbability(statistic))
          .isGreaterThan(0.001);
    }
    assertThat(counts).doesNotContain(0L);
  }

  /** The p-value against P(k) = (1 - q) / (1 + q) q^|k|, q = exp(-rate); tails in one bin each. */
  private static double chiSquare(Map<Long, Integer> counts, double rate) {
    double q = Math.exp(-rate);
    long edge = 0;
    while (DRAWS * tail(edge + 1, q) > 20) {
      edge++;
    }
    double statistic = 0;
    for (long k = -edge; k <= edge; k++) {
      double expected = DRAWS * (Math.abs(k) == edge ? tail(edge, q) : point(k, q));
      double found = 0;
      for (Map.Entry<Long, Integer> each : counts.entrySet()) {
        if (Math.max(-edge, Math.min(edge, each.getKey())) == k) {
          found += each.getValue();
        }
      }
      if (edge > 0) {
        statistic += (found - expected) * (found - expected) / expected;
      }
    }
    return ChiSquaredDistribution.of(2.0 * edge).survivalProbability(statistic);
  }

  private static double point(long k, double q) {
    return (1 - q) / (1 + q) * Math.pow(q, Math.abs(k));
  }

  /** That it is k or more, of a k above 0. */
  private static double tail(long k, double q) {
    return Math.pow(q, k) / (1 + q);
  }
}
