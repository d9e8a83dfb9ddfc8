package org.waymark.reports.statistics.chart;

import java.util.Arrays;
import java.util.List;

/** The rules of {@link Chart} upon points without a gap among them. */
final class Runs {

  private static final int LONG = 7;
  private static final int WINDOW = 3;

  private final double[] values;
  private final List<Limits> limits;
  private final Side[] sides;
  private final Mark[] marks;

  /** Point by point: its value and its lines. */
  Runs(double[] values, List<Limits> limits) {
    this.values = values;
    this.limits = limits;
    sides = new Side[values.length];
    Arrays.setAll(sides, i -> limits.get(i).side(values[i]));
    marks = new Mark[values.length];
    Arrays.setAll(marks, i -> new Mark(Signal.COMMON_CAUSE, sides[i]));
  }

  /** Each point's mark: a rule that goes before another overwrites it. */
  List<Mark> marks() {
    markShifts();
    markTwoOfThree();
    markTrends();
    markOutside();
    return List.of(marks);
  }

  private void markShifts() {
    for (int from = 0; from < sides.length; from = endOfRun(sides, from)) {
      int to = endOfRun(sides, from);
      if (sides[from] != Side.ON && to - from >= LONG) {
        Arrays.fill(marks, from, to, new Mark(Signal.SHIFT, sides[from]));
      }
    }
  }

  /** Of the three only those beyond the near line are marked. */
  private void markTwoOfThree() {
    for (int from = 0; from + WINDOW <= sides.length; from++) {
      if (isOnOneSide(from) && countNear(from) >= 2) {
        markNear(from);
      }
    }
  }

  private boolean isOnOneSide(int from) {
    return sides[from] != Side.ON && endOfRun(sides, from) >= from + WINDOW;
  }

  private int countNear(int from) {
    int near = 0;
    for (int i = from; i < from + WINDOW; i++) {
      near += limits.get(i).isNear(values[i]) ? 1 : 0;
    }
    return near;
  }

  private void markNear(int from) {
    for (int i = from; i < from + WINDOW; i++) {
      if (limits.get(i).isNear(values[i])) {
        marks[i] = new Mark(Signal.TWO_OF_THREE, sides[i]);
      }
    }
  }

  /** A point at which one trend turns into another belongs to the later. */
  private void markTrends() {
    Side[] steps = new Side[Math.max(0, values.length - 1)];
    Arrays.setAll(steps, i -> Side.of(values[i + 1], values[i]));
    for (int from = 0; from < steps.length; from = endOfRun(steps, from)) {
      int last = endOfRun(steps, from);
      if (steps[from] != Side.ON && last - from + 1 >= LONG) {
        Arrays.fill(marks, from, last + 1, new Mark(Signal.TREND, steps[from]));
      }
    }
  }

  private void markOutside() {
    for (int i = 0; i < values.length; i++) {
      if (limits.get(i).isOutside(values[i])) {
        marks[i] = new Mark(Signal.OUTSIDE_LIMITS, sides[i]);
      }
    }
  }

  private static int endOfRun(Side[] run, int from) {
    int end = from + 1;
    while (end < run.length && run[end] == run[from]) {
      end++;
    }
    return end;
  }
}
