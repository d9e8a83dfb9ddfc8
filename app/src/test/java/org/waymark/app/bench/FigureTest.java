package org.waymark.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.waymark.app.bench.Measure.Ceiling;

/** How the measures of several runs become one figure. */
class FigureTest {

  @Test
  void takesTheMedianOfTheRunsAndTheirOwnRatios() {
    Figure figure = over(Unit.EVENTS_PER_SECOND, 20, 30, 90);

    assertThat(figure.value()).isEqualTo(30);
    assertThat(figure.ratio()).isEqualTo(0.3);
    assertThat(figure.min()).isEqualTo(0.2);
    assertThat(figure.max()).isEqualTo(0.9);
  }

  @Test
  void countsARatioOfTimeAsTheShareOfTheCeilingToo() {
    assertThat(over(Unit.MILLISECONDS, 400).ratio()).isEqualTo(0.25);
  }

  @Test
  void takesTheMiddleOfAnEvenNumberOfRuns() {
    assertThat(over(Unit.EVENTS_PER_SECOND, 20, 30).value()).isEqualTo(25);
  }

  @Test
  void givesTheSpreadOfTheValuesWhereThereIsNoCeiling() {
    List<List<Measure>> runs =
        List.of(
            List.of(Measure.of("state", Unit.BYTES_PER_EVENT, 7)),
            List.of(Measure.of("state", Unit.BYTES_PER_EVENT, 5)));

    Figure figure = Figure.of("fold", runs).get(0);

    assertThat(figure.ratio()).isNull();
    assertThat(figure.min()).isEqualTo(5);
    assertThat(figure.max()).isEqualTo(7);
  }

  private static Figure over(Unit unit, double... values) {
    List<List<Measure>> runs =
        DoubleStream.of(values)
            .mapToObj(value -> Measure.of("speed", unit, value, new Ceiling("bare", 100)))
            .map(List::of)
            .toList();
    return Figure.of("fold", runs).get(0);
  }
}
