package org.waymark.reports.spells;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.disclosure.Numbers;
import org.waymark.reports.format.Column;
import org.waymark.reports.format.ResultWriter;
import org.waymark.reports.statistics.Attained;
import org.waymark.reports.statistics.Interval;
import org.waymark.reports.statistics.Quartiles;
import org.waymark.reports.statistics.ReliableChange.Outcome;
import org.waymark.reports.statistics.ReliableChange.Outcomes;
import org.waymark.reports.statistics.Share;
import org.waymark.schemas.catalogue.Catalogue;

/**
 * Cells as rows of an output, by program, period and the order of the catalogue. A cell that is not
 * shown has NULL in place of every number; values and bounds have 6 decimals.
 */
public final class SpellRows {

  private static final int DECIMALS = 6;
  private static final int LOWEST_LEVEL = -2;
  private static final int LEVELS = 5;

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("program_id"),
          Column.text("period"),
          Column.text("indicator"),
          Column.text("name"),
          Column.text("part"),
          Column.number("numerator"),
          Column.number("denominator"),
          Column.number("unknown"),
          Column.number("people"),
          Column.number("value"),
          Column.number("lower"),
          Column.number("upper"),
          Column.text("unit"),
          Column.text("status"),
          Column.text("flags"));

  private SpellRows() {}

  /**
   * The numbers of a row; null where there is no such number.
   *
   * @param people in the denominator; of O7 those at risk
   */
  private record Figures(
      @Nullable Long numerator,
      @Nullable Long denominator,
      @Nullable Long unknown,
      @Nullable Long people,
      @Nullable Double value,
      @Nullable Interval interval) {

    static final Figures HIDDEN = new Figures(null, null, null, null, null, null);

    static Figures of(Numbers numbers) {
      return new Figures(
          numbers.numerator(),
          numbers.denominator(),
          numbers.unknown(),
          numbers.people(),
          numbers.value(),
          numbers.interval().orElse(null));
    }

    static Figures of(Share people) {
      return new Figures(
          people.count(), people.total(), 0L, people.total(), people.value(), people.interval());
    }

    static Figures of(Incidence incidence) {
      return new Figures(
          null,
          null,
          null,
          incidence.peopleAtRisk(),
          incidence.answer().value(),
          incidence.answer().interval().orElse(null));
    }

    static Figures of(Quartiles people, double value) {
      return new Figures(null, null, null, (long) people.n(), value, null);
    }

    static Figures ofMedian(Quartiles people) {
      return new Figures(
          null, null, null, (long) people.n(), people.median(), people.interval().orElse(null));
    }

    /** Goals, of which one person may have several: how sure it is cannot be told from here. */
    static Figures ofLevel(Attained attained, int number) {
      long goals = attained.levels().stream().mapToLong(Long::longValue).sum();
      long here = attained.levels().get(number);
      return new Figures(here, goals, 0L, (long) attained.t().n(), (double) here / goals, null);
    }

    Stream<@Nullable Object> values() {
      return Stream.of(
          numerator,
          denominator,
          unknown,
          people,
          round(value),
          interval == null ? null : round(interval.lower()),
          interval == null ? null : round(interval.upper()));
    }

    private static @Nullable BigDecimal round(@Nullable Double number) {
      return number == null
          ? null
          : BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }
  }

  /** A row, with the cell that it is of. */
  private record Row(SpellCell<?> cell, @Nullable String part, String unit, Figures figures) {

    List<@Nullable Object> values() {
      List<@Nullable Object> row =
          new ArrayList<>(
              Arrays.asList(
                  cell.programId(),
                  cell.period().label(),
                  cell.indicator().id(),
                  cell.indicator().name(),
                  part));
      figures.values().forEach(row::add);
      row.add(unit);
      row.add(cell.cell().status().toString());
      row.add(flags());
      return row;
    }

    private @Nullable String flags() {
      String flags = cell.cell().flags().stream().map(Object::toString).collect(joining(";"));
      return flags.isEmpty() ? null : flags;
    }
  }

  /** Writes all cells. */
  public static void write(SpellResults results, ResultWriter writer) {
    writer.begin(COLUMNS);
    Stream.of(
            results.ratios().stream().map(cell -> row(cell, Figures::of)),
            results.attained().stream().flatMap(SpellRows::attained),
            results.changes().stream().flatMap(SpellRows::changes),
            results.sticking().stream().map(cell -> row(cell, Figures::of)))
        .flatMap(rows -> rows)
        .sorted(
            Comparator.comparing((Row row) -> row.cell().programId())
                .thenComparing(row -> row.cell().period().startInclusive())
                .thenComparing(row -> Catalogue.SPELL.indexOf(row.cell().indicator())))
        .forEach(row -> writer.row(row.values()));
    writer.end();
  }

  private static <N> Row row(SpellCell<N> cell, Function<N, Figures> figures) {
    return row(cell, cell.part(), figures);
  }

  private static <N> Row row(
      SpellCell<N> cell, Optional<String> part, Function<N, Figures> figures) {
    return row(cell, part, cell.indicator().unit().toString(), figures);
  }

  private static <N> Row row(
      SpellCell<N> cell, Optional<String> part, String unit, Function<N, Figures> figures) {
    return new Row(
        cell, part.orElse(null), unit, cell.cell().numbers().map(figures).orElse(Figures.HIDDEN));
  }

  private static Stream<Row> attained(SpellCell<Attained> cell) {
    Stream<Row> people =
        Stream.of(
            row(cell, Optional.of("median"), of -> Figures.ofMedian(of.t())),
            row(cell, Optional.of("lower quartile"), of -> Figures.of(of.t(), of.t().lower())),
            row(cell, Optional.of("upper quartile"), of -> Figures.of(of.t(), of.t().upper())),
            row(
                cell,
                Optional.of("median change since the baseline"),
                of -> Figures.ofMedian(of.change())));
    Stream<Row> levels =
        IntStream.range(0, LEVELS)
            .mapToObj(
                number ->
                    row(
                        cell,
                        Optional.of("goals at level " + (LOWEST_LEVEL + number)),
                        "share",
                        of -> Figures.ofLevel(of, number)));
    return Stream.concat(people, levels);
  }

  private static Stream<Row> changes(SpellCell<Outcomes> cell) {
    return Stream.of(Outcome.values())
        .map(
            outcome ->
                row(
                    cell,
                    cell.part().map(scale -> scale + ": " + words(outcome)),
                    of -> Figures.of(of.share(outcome).orElseThrow())));
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case IMPROVED -> "improved";
      case NO_RELIABLE_CHANGE -> "no reliable change";
      case DECLINED -> "declined";
    };
  }
}
