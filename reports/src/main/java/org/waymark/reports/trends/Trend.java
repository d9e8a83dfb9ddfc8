package org.waymark.reports.trends;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import org.waymark.reports.indicators.Grain;
import org.waymark.reports.indicators.Period;
import org.waymark.reports.statistics.chart.Chart;
import org.waymark.reports.statistics.chart.Part;
import org.waymark.reports.statistics.chart.Plotted;
import org.waymark.reports.statistics.chart.Point;
import org.waymark.reports.statistics.chart.Rebase;
import org.waymark.reports.statistics.chart.Rules;
import org.waymark.reports.statistics.chart.Series;
import org.waymark.reports.statistics.chart.Series.Windows;

/**
 * One indicator of one program against its own past, from what was published of it.
 *
 * @param points of one grain, one period after the other, gaps among them
 * @param notes what a reader must know of what is not on the chart
 */
public record Trend(Measure measure, List<TrendPoint> points, List<String> notes) {

  private static final int MONTHS_IN_HALF_YEAR = 6;

  /** Copies the lists. */
  public Trend {
    points = List.copyOf(points);
    notes = List.copyOf(notes);
  }

  /**
   * The trend of cells.
   *
   * <p>A chart is of one grain, that of the newest year. Where each value looks back, only the
   * half-years that end in June and December share nothing. What was counted by an older definition
   * is a gap.
   *
   * @param cells of one program and indicator, in any order
   * @param rebases of both, in any order
   * @throws IllegalArgumentException when a period comes twice
   */
  public static Trend of(Measure measure, List<TrendCell> cells, List<Rebase> rebases) {
    Optional<TrendCell> newest = cells.stream().max(Comparator.comparing(Trend::end));
    if (newest.isEmpty()) {
      return new Trend(measure, List.of(), List.of("nothing of it is published"));
    }
    Grain grain = newest.get().period().grain();
    List<String> notes = new ArrayList<>();
    otherGrains(cells, grain).ifPresent(notes::add);
    if (measure.looksBack()) {
      notes.add("each value looks back over months: only June and December are on the chart");
    }
    if (cells.stream().anyMatch(cell -> cell.version() != measure.version())) {
      notes.add("what was counted by an older definition is a gap");
    }
    List<TrendCell> placed =
        withoutHoles(
            cells.stream()
                .filter(cell -> cell.period().grain() == grain)
                .filter(cell -> !measure.looksBack() || endsHalfYear(cell))
                .map(cell -> ofDefinition(measure, cell))
                .toList(),
            measure.looksBack() ? MONTHS_IN_HALF_YEAR : months(grain));
    return new Trend(measure, points(measure, placed, rebases), notes);
  }

  /** The last point that has a value. */
  public Optional<TrendPoint> newest() {
    return points.stream().filter(TrendPoint::isShown).reduce((before, after) -> after);
  }

  /** The last period, whether it has a value or not. */
  public Optional<TrendPoint> last() {
    return points.isEmpty() ? Optional.empty() : Optional.of(points.get(points.size() - 1));
  }

  /** Whether its newest point is held against limits. */
  public boolean isJudged() {
    return newest().filter(TrendPoint::hasLimits).isPresent();
  }

  /**
   * By which rule the newest value is marked, or why it cannot be told. Periods after it are said,
   * so that an old value is not taken for a new one.
   */
  public String why() {
    if (newest().isEmpty()) {
      return last().map(TrendPoint::why).orElse(String.join("; ", notes));
    }
    String rule = newest().get().why();
    TrendPoint last = last().orElseThrow();
    if (last.equals(newest().get())) {
      return rule;
    }
    String later = "%s: %s".formatted(last.cell().period().label(), last.why());
    return rule.isEmpty() ? later : rule + "; " + later;
  }

  /** The decisions by which it begins anew. */
  public List<Rebase> rebases() {
    return points.stream().flatMap(point -> point.part().begunBy().stream()).distinct().toList();
  }

  private static List<TrendPoint> points(
      Measure measure, List<TrendCell> cells, List<Rebase> rebases) {
    Series series =
        new Series(
            cells.stream().map(cell -> point(measure, cell)).toList(),
            measure.quantity(),
            Windows.SEPARATE);
    List<TrendPoint> points = new ArrayList<>();
    for (Part part : Chart.of(series, Rules.standard(measure.good(), rebases)).parts()) {
      for (Plotted plotted : part.points()) {
        points.add(new TrendPoint(cells.get(points.size()), plotted, part));
      }
    }
    return points;
  }

  /** A value that looks back begins where its half-year does, or a rebase would take it in. */
  private static Point point(Measure measure, TrendCell cell) {
    LocalDate start =
        measure.looksBack()
            ? end(cell).minusMonths(MONTHS_IN_HALF_YEAR)
            : cell.period().startInclusive();
    return new Point(
        start,
        cell.numbers()
            .map(numbers -> OptionalDouble.of(numbers.value()))
            .orElse(OptionalDouble.empty()),
        cell.numbers().map(TrendCell.Numbers::size).orElse(0L));
  }

  private static TrendCell ofDefinition(Measure measure, TrendCell cell) {
    return cell.version() == measure.version() ? cell : cell.without(TrendCell.ANOTHER_DEFINITION);
  }

  /** The periods that are missing between others as gaps. */
  private static List<TrendCell> withoutHoles(List<TrendCell> cells, int step) {
    Map<LocalDate, TrendCell> byEnd =
        cells.stream()
            .collect(
                toMap(
                    Trend::end,
                    Function.identity(),
                    (one, other) -> {
                      throw new IllegalArgumentException(
                          "a period comes twice: " + one.period().label());
                    },
                    TreeMap::new));
    List<TrendCell> whole = new ArrayList<>();
    byEnd.forEach(
        (end, cell) -> {
          while (!whole.isEmpty() && end(last(whole)).plusMonths(step).isBefore(end)) {
            whole.add(
                TrendCell.missing(
                    period(cell.period().grain(), end(last(whole)).plusMonths(step))));
          }
          whole.add(cell);
        });
    return whole;
  }

  private static Period period(Grain grain, LocalDate end) {
    return new Period(grain, end.minusMonths(months(grain)), end);
  }

  private static TrendCell last(List<TrendCell> cells) {
    return cells.get(cells.size() - 1);
  }

  private static Optional<String> otherGrains(List<TrendCell> cells, Grain grain) {
    Map<Integer, List<TrendCell>> others =
        cells.stream()
            .filter(cell -> cell.period().grain() != grain)
            .collect(
                groupingBy(
                    cell -> cell.period().startInclusive().getYear(), TreeMap::new, toList()));
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            others.entrySet().stream()
                .map(
                    year ->
                        "%d is published by %s".formatted(year.getKey(), grain(year.getValue())))
                .collect(joining(", ", "", ": not on this chart, which is by " + words(grain))));
  }

  private static String grain(List<TrendCell> ofYear) {
    return words(ofYear.get(0).period().grain());
  }

  private static String words(Grain grain) {
    return grain.toString().replace('_', '-');
  }

  private static int months(Grain grain) {
    return switch (grain) {
      case MONTH -> 1;
      case QUARTER -> 3;
      case HALF_YEAR -> MONTHS_IN_HALF_YEAR;
      case YEAR -> 12;
      case ALL -> throw new IllegalArgumentException("one period of all time is no series");
    };
  }

  private static boolean endsHalfYear(TrendCell cell) {
    return end(cell).minusMonths(1).getMonthValue() % MONTHS_IN_HALF_YEAR == 0;
  }

  private static LocalDate end(TrendCell cell) {
    return cell.period().endExclusive();
  }
}
