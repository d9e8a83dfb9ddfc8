package org.waymark.reports.disclosure;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Counts that are not known and hang together, with all that is known about them.
 *
 * @param names of the counts
 * @param ranges of each, before any tie is used
 * @param guards of those that must not be found out
 * @param ties between them: known counts are in the numbers on the right side
 */
record Puzzle(
    List<String> names, Map<String, Range> ranges, Map<String, Guard> guards, List<Tie> ties) {

  /** An optimum is an integer if it is so near one. */
  private static final double SLACK = 1e-5;

  /**
   * What must not follow of a count: its value, nor that it is less than a number.
   *
   * @param lowestMost the least that its upper bound may be
   */
  record Guard(long lowestMost) {

    /** Only its value. */
    static final Guard OF_VALUE = new Guard(0);

    Guard and(Guard other) {
      return new Guard(Math.max(lowestMost, other.lowestMost));
    }

    boolean isBrokenBy(Range range) {
      return range.exact() || range.most() < lowestMost;
    }
  }

  /** Whether there are counts at all that fit what is known. */
  boolean isPossible() {
    return program().minimise(LinearProgram.Sum.NOTHING).isPresent();
  }

  /**
   * The names of the counts that are found out against their guard. Where nothing fits what is
   * known, all are taken to be found out.
   */
  Set<String> found() {
    Solving solving = new Solving(List.copyOf(guards.keySet()));
    return guards.keySet().stream().filter(solving::isFound).collect(toCollection(TreeSet::new));
  }

  /** All that can be found out about a count; nothing where nothing fits what is known. */
  Optional<Range> range(String name) {
    Solving solving = new Solving(List.of(name));
    return solving.possible ? Optional.of(solving.range(name)) : Optional.empty();
  }

  private LinearProgram program() {
    Map<String, Integer> numbers = numbers();
    LinearProgram program = new LinearProgram();
    names.forEach(
        name -> {
          Range range = ranges.getOrDefault(name, Range.COUNT);
          program.variable(range.least(), range.most());
        });
    for (Tie tie : ties) {
      program.row(sum(tie, numbers), tie.least(), tie.number());
    }
    return program;
  }

  private Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    names.forEach(name -> numbers.put(name, numbers.size()));
    return numbers;
  }

  private static LinearProgram.Sum sum(Tie tie, Map<String, Integer> numbers) {
    return new LinearProgram.Sum(
        tie.factors().keySet().stream().mapToInt(numbers::get).toArray(),
        tie.factors().values().stream().mapToDouble(Integer::doubleValue).toArray());
  }

  /** Each optimum is also an example of what the other counts may be, so few need their own. */
  private final class Solving {
    private final Map<String, Integer> numbers = numbers();
    private final LinearProgram program = program();
    private final double[] least = new double[names.size()];
    private final double[] most = new double[names.size()];
    private final boolean possible;

    Solving(List<String> wanted) {
      Arrays.fill(least, Double.POSITIVE_INFINITY);
      Arrays.fill(most, Double.NEGATIVE_INFINITY);
      possible = minimise(wanted, 1) && minimise(wanted, -1);
    }

    boolean isFound(String name) {
      Guard guard = guards.getOrDefault(name, Guard.OF_VALUE);
      if (possible && guard.isBrokenBy(range(name))) {
        minimise(List.of(name), -1);
      }
      if (possible && guard.isBrokenBy(range(name))) {
        minimise(List.of(name), 1);
      }
      return !possible || guard.isBrokenBy(range(name));
    }

    Range range(String name) {
      int number = numbers.getOrDefault(name, 0);
      long upTo = (long) Math.floor(most[number] + SLACK);
      return new Range(
          (long) Math.ceil(least[number] - SLACK),
          upTo >= (long) LinearProgram.MOST ? Range.UNBOUNDED : upTo);
    }

    private boolean minimise(List<String> wanted, double factor) {
      double[] factors = new double[wanted.size()];
      Arrays.fill(factors, factor);
      int[] variables = wanted.stream().mapToInt(name -> numbers.getOrDefault(name, 0)).toArray();
      Optional<double[]> solution = program.minimise(new LinearProgram.Sum(variables, factors));
      solution.ifPresent(this::add);
      return solution.isPresent();
    }

    private void add(double[] example) {
      for (int number = 0; number < least.length; number++) {
        least[number] = Math.min(least[number], example[number]);
        most[number] = Math.max(most[number], example[number]);
      }
    }
  }

  /** Puts counts and ties together. */
  static final class Builder {
    private final Map<String, Range> ranges = new LinkedHashMap<>();
    private final Map<String, Guard> guards = new LinkedHashMap<>();
    private final List<Tie> ties = new ArrayList<>();

    void know(String name, Range range) {
      ranges.merge(name, range, Range::and);
    }

    void guard(String name, Guard guard) {
      guards.merge(name, guard, Guard::and);
    }

    void tie(Tie tie) {
      tie.factors().keySet().forEach(name -> know(name, Range.COUNT));
      ties.add(tie);
    }

    /** Those with something to find out, each of counts that hang together. */
    List<Puzzle> build() {
      Sheet.Groups groups = new Sheet.Groups();
      ties.forEach(tie -> groups.join(tie.factors().keySet().stream()));
      Map<String, Builder> parts = new LinkedHashMap<>();
      ranges.forEach((name, range) -> part(parts, groups.of(name)).ranges.put(name, range));
      guards.forEach((name, guard) -> part(parts, groups.of(name)).guards.put(name, guard));
      ties.forEach(
          tie -> part(parts, groups.of(tie.factors().keySet().iterator().next())).ties.add(tie));
      return parts.values().stream()
          .filter(part -> !part.guards.isEmpty())
          .map(
              part ->
                  new Puzzle(
                      List.copyOf(part.ranges.keySet()), part.ranges, part.guards, part.ties))
          .toList();
    }

    private static Builder part(Map<String, Builder> parts, String group) {
      return parts.computeIfAbsent(group, any -> new Builder());
    }
  }
}
