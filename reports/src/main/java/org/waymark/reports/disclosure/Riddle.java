package org.waymark.reports.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.waymark.reports.disclosure.LinearProgram.Sum;
import org.waymark.reports.disclosure.LinkedTables.Guard;
import org.waymark.reports.disclosure.LinkedTables.Link;

/**
 * Quantities that are not known, with all that is known about them.
 *
 * @param quantities their numbers in the tables
 * @param shape what is known, by their places here
 */
record Riddle(List<Integer> quantities, Riddle.Shape shape) {

  /** An optimum is an integer if it is so near one. */
  private static final double SLACK = 1e-5;

  /**
   * A sum of unknowns, each times its factor, against a number.
   *
   * @param unknowns by their places
   * @param factors of each
   * @param link between the sum and the number
   * @param number on the right side
   */
  record Row(List<Integer> unknowns, List<Integer> factors, Link link, long number) {

    double least() {
      return link == Link.EQUAL ? number : Double.NEGATIVE_INFINITY;
    }

    Sum sum() {
      return new Sum(
          unknowns.stream().mapToInt(Integer::intValue).toArray(),
          factors.stream().mapToDouble(Integer::doubleValue).toArray());
    }
  }

  /**
   * What is known; equal shapes have equal answers.
   *
   * @param ranges of each unknown
   * @param guards of each unknown
   * @param rows that tie them together
   * @param fewestPeople of whom a cell is shown
   */
  record Shape(List<Range> ranges, List<Guard> guards, List<Row> rows, int fewestPeople) {

    /**
     * The places of those that are found out against their guard.
     *
     * <p>Each optimum is also an example of what the others might be, so few need their own.
     */
    List<Integer> found() {
      List<Integer> pending = guarded();
      if (pending.isEmpty()) {
        return pending;
      }
      Examples examples = new Examples(ranges.size());
      LinearProgram program = program();
      if (!examples.add(program.minimise(all(pending, -1)))) {
        return List.of();
      }
      examples.add(program.minimise(all(pending, 1)));
      List<Integer> found = new ArrayList<>();
      for (int place : pending) {
        if (foundOut(place, examples.range(place))) {
          examples.add(program.minimise(Sum.of(place, -1)));
          if (foundOut(place, examples.range(place))) {
            examples.add(program.minimise(Sum.of(place, 1)));
          }
          if (foundOut(place, examples.range(place))) {
            found.add(place);
          }
        }
      }
      return found;
    }

    /** All that can be found out about one; nothing where what is known contradicts itself. */
    Optional<Range> range(int place) {
      LinearProgram program = program();
      Examples examples = new Examples(ranges.size());
      boolean possible =
          examples.add(program.minimise(Sum.of(place, 1)))
              && examples.add(program.minimise(Sum.of(place, -1)));
      return possible ? Optional.of(examples.range(place)) : Optional.empty();
    }

    boolean foundOut(int place, Range range) {
      return switch (guards.get(place)) {
        case NONE -> false;
        case INEXACT -> range.exact();
        case UP_TO_FEWEST -> range.exact() || range.most() < fewestPeople - 1;
      };
    }

    private List<Integer> guarded() {
      return IntStream.range(0, guards.size())
          .filter(place -> guards.get(place) != Guard.NONE)
          .boxed()
          .toList();
    }

    private LinearProgram program() {
      LinearProgram program = new LinearProgram();
      ranges.forEach(range -> program.variable(range.least(), range.most()));
      rows.forEach(row -> program.row(row.sum(), row.least(), row.number()));
      return program;
    }

    private static Sum all(List<Integer> places, double factor) {
      double[] factors = new double[places.size()];
      Arrays.fill(factors, factor);
      return new Sum(places.stream().mapToInt(Integer::intValue).toArray(), factors);
    }
  }

  /** The least and the most that each unknown is in possible solutions. */
  private static final class Examples {
    private final double[] least;
    private final double[] most;

    Examples(int size) {
      least = new double[size];
      most = new double[size];
      Arrays.fill(least, Double.POSITIVE_INFINITY);
      Arrays.fill(most, Double.NEGATIVE_INFINITY);
    }

    boolean add(Optional<double[]> solution) {
      solution.ifPresent(
          values -> {
            for (int place = 0; place < least.length; place++) {
              least[place] = Math.min(least[place], values[place]);
              most[place] = Math.max(most[place], values[place]);
            }
          });
      return solution.isPresent();
    }

    Range range(int place) {
      long upTo = (long) Math.floor(most[place] + SLACK);
      return new Range(
          (long) Math.ceil(least[place] - SLACK),
          upTo >= (long) LinearProgram.MOST ? Range.UNBOUNDED : upTo);
    }
  }
}
