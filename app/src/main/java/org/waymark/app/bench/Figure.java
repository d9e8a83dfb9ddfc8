package org.waymark.app.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.waymark.app.bench.Measure.Ceiling;

/**
 * A number over all runs that count; its components are the names in JSON.
 *
 * @param part it belongs to
 * @param unit as {@link Unit} spells it
 * @param value the median of the runs
 * @param ceiling the median of what bounded them; null if nothing did
 * @param ceiling_is what was done to find it
 * @param ratio the median of the share of its own ceiling that each run reached; 1 is the ceiling
 * @param min of the ratios, or of the values where there is no ceiling
 * @param max likewise
 * @param events of which it is, where that differs within a part; null where it is of all
 */
public record Figure(
    String part,
    String figure,
    String unit,
    double value,
    @Nullable Double ceiling,
    @Nullable String ceiling_is,
    @Nullable Double ratio,
    double min,
    double max,
    @Nullable Long events) {

  /** What {@link #row} gives, in words. */
  public static final List<String> COLUMNS =
      List.of("part", "figure", "unit", "value", "ceiling", "ratio", "min..max", "the ceiling is");

  /** Which of the columns are numbers. */
  public static final Set<String> NUMBERS = Set.of("value", "ceiling", "ratio", "min..max");

  /** For people, in the order of the columns; null where there is nothing to say. */
  public List<@Nullable String> row() {
    return Arrays.asList(
        part,
        events == null ? figure : String.format(Locale.ROOT, "%s, %,d events", figure, events),
        unit,
        Digits.of(value),
        ceiling == null ? null : Digits.of(ceiling),
        ratio == null ? null : Digits.of(ratio),
        Digits.of(min) + ".." + Digits.of(max),
        ceiling_is);
  }

  /** The figures of a part, in the order of its measures. */
  static List<Figure> of(String part, List<List<Measure>> runs) {
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < runs.get(0).size(); i++) {
      int index = i;
      figures.add(over(part, runs.stream().map(run -> run.get(index)).toList()));
    }
    return figures;
  }

  private static Figure over(String part, List<Measure> measures) {
    Measure first = measures.get(0);
    double[] values = sorted(measures, Measure::value);
    Ceiling ceiling = first.ceiling();
    if (ceiling == null) {
      return figure(part, first, median(values), values, null, null);
    }
    double[] ratios = sorted(measures, Figure::ratio);
    double[] ceilings = sorted(measures, measure -> bound(measure, Ceiling::value));
    return figure(part, first, median(values), ratios, median(ceilings), median(ratios));
  }

  private static Figure figure(
      String part,
      Measure first,
      double value,
      double[] spread,
      @Nullable Double ceiling,
      @Nullable Double ratio) {
    return new Figure(
        part,
        first.name(),
        first.unit().toString(),
        value,
        ceiling,
        ceiling == null ? null : bound(first, Ceiling::what),
        ratio,
        spread[0],
        spread[spread.length - 1],
        first.events());
  }

  private static double ratio(Measure measure) {
    return measure.unit().ratio(measure.value(), bound(measure, Ceiling::value));
  }

  private static <T> T bound(Measure measure, Function<Ceiling, T> component) {
    Ceiling ceiling = measure.ceiling();
    if (ceiling == null) {
      throw new IllegalStateException(measure.name() + " has a ceiling in some runs only");
    }
    return component.apply(ceiling);
  }

  private static double[] sorted(List<Measure> measures, ToDoubleFunction<Measure> number) {
    return measures.stream().mapToDouble(number).sorted().toArray();
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
