package org.waymark.reports.pages.figure;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Values above 0 on a line on which equal distances are equal ratios.
 *
 * @param from the value at {@code start}, above 0
 * @param to the value at {@code end}, above {@code from}
 */
record LogScale(double from, double to, double start, double end) {

  private static final double ROOM = 1.25;

  /** A scale that holds values, with some room. */
  static LogScale of(double[] values, double start, double end) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (double value : values) {
      if (!(value > 0)) {
        throw new IllegalArgumentException("only values above 0 have a logarithm: " + value);
      }
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return new LogScale(least / ROOM, most * ROOM, start, end);
  }

  double at(double value) {
    return start + Math.log(value / from) / Math.log(to / from) * (end - start);
  }

  /** Round values on it: the powers of ten, and three times each. */
  List<Double> ticks() {
    return IntStream.rangeClosed(
            (int) Math.floor(Math.log10(from)), (int) Math.floor(Math.log10(to)))
        .boxed()
        .flatMap(power -> Stream.of(Math.pow(10, power), 3 * Math.pow(10, power)))
        .filter(tick -> tick >= from && tick <= to)
        .toList();
  }
}
