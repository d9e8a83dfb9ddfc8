package org.waymark.reports.pages.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Values on a straight line.
 *
 * @param from the value at {@code start}
 * @param to the value at {@code end}, above {@code from}
 */
record Scale(double from, double to, double start, double end) {

  private static final int STEPS = 6;
  private static final double ROOM = 0.06;

  /** The values that a scale must hold. */
  record Range(double from, double to) {

    /** With some room, but not beyond 0 and 1 where all lie between them. */
    static Range ofShares(double[] values) {
      Range free = of(values);
      boolean within = DoubleStream.of(values).allMatch(value -> value >= 0 && value <= 1);
      return within ? new Range(Math.max(0, free.from), Math.min(1, free.to)) : free;
    }

    /** With some room. */
    static Range of(double[] values) {
      double least = DoubleStream.of(values).min().orElse(0);
      double most = DoubleStream.of(values).max().orElse(1);
      double room = most > least ? (most - least) * ROOM : Math.max(Math.abs(most), 1) * ROOM;
      return new Range(least - room, most + room);
    }
  }

  static Scale of(Range range, double start, double end) {
    return new Scale(range.from(), range.to(), start, end);
  }

  double at(double value) {
    return start + (value - from) / (to - from) * (end - start);
  }

  /** Round values on it, about six. */
  List<Double> ticks() {
    double step = step();
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(from / step - 1e-9); i * step <= to + step * 1e-9; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  private double step() {
    double rough = (to - from) / STEPS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    return DoubleStream.of(1, 2, 5, 10)
        .map(each -> each * power)
        .filter(each -> each >= rough * 0.999)
        .findFirst()
        .orElse(10 * power);
  }
}
