package org.waymark.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuartilesTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void agreesWithDuckDb(long seed) throws SQLException {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = random.doubles(1 + random.nextInt(40), 0, 100).toArray();
    Quartiles quartiles = Quartiles.of(values);
    assertThat(new double[] {quartiles.lower(), quartiles.median(), quartiles.upper()})
        .containsExactly(quantileCont(values), within(1e-9));
  }

  /** Ranks and coverage of the tables of the binomial distribution: 0.969, 0.979, 0.959, 0.957. */
  @ParameterizedTest
  @CsvSource({"6, 1, 6", "10, 2, 9", "20, 6, 15", "25, 8, 18"})
  void takesTheIntervalOfTheMedianFromTheRanks(int n, double lower, double upper) {
    double[] ranks = IntStream.rangeClosed(1, n).mapToDouble(i -> i).toArray();
    assertThat(Quartiles.of(ranks).interval()).contains(new Interval(lower, upper));
  }

  @Test
  void cannotTellTheMedianFromFiveValues() {
    assertThat(Quartiles.of(1, 2, 3, 4, 5).interval()).isEmpty();
  }

  @Test
  void doesNotCareForTheOrder() {
    assertThat(Quartiles.of(3, 1, 2, 6, 5, 4)).isEqualTo(Quartiles.of(1, 2, 3, 4, 5, 6));
  }

  @Test
  void refusesNoValues() {
    assertThatThrownBy(() -> Quartiles.of()).isInstanceOf(IllegalArgumentException.class);
  }

  private static double[] quantileCont(double[] values) throws SQLException {
    String list = Arrays.stream(values).mapToObj(Double::toString).collect(Collectors.joining(","));
    String sql =
        "select quantile_cont(v, 0.25), quantile_cont(v, 0.5), quantile_cont(v, 0.75)"
            + " from (select unnest([%s]::double[]) as v)";
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement();
        ResultSet row = statement.executeQuery(sql.formatted(list))) {
      row.next();
      return new double[] {row.getDouble(1), row.getDouble(2), row.getDouble(3)};
    }
  }
}
