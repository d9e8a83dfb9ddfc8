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
import org.waymark.reports.format.Column;
import org.waymark.reports.format.ResultWriter;
import org.waymark.reports.statistics.Attained;
import org.waymark.reports.statistics.ReliableChange.Outcome;
import org.waymark.reports.statistics.ReliableChange.Outcomes;
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

  /** Writes all cells. */
  public static void write(SpellResults results, ResultWriter writer) {
    writer.begin(COLUMNS);
    of(results).forEach(row -> writer.row(values(row)));
    writer.end();
  }

  /** All rows, in the order in which they are written. */
  public static List<SpellRow> of(SpellResults results) {
    List<SpellRow> rows =
        Stream.of(
                results.ratios().stream().map(cell -> row(cell, SpellFigures::of)),
                results.attained().stream().flatMap(SpellRows::attained),
                results.changes().stream().flatMap(SpellRows::changes),
                results.sticking().stream().map(cell -> row(cell, SpellFigures::of)))
            .flatMap(each -> each)
            .sorted(
                Comparator.comparing((SpellRow row) -> row.cell().programId())
                    .thenComparing(row -> row.cell().period().startInclusive())
                    .thenComparing(row -> Catalogue.ALL.indexOf(row.cell().indicator())))
            .toList();
    return numbered(rows);
  }

  private static List<SpellRow> numbered(List<SpellRow> rows) {
    List<SpellRow> numbered = new ArrayList<>();
    for (SpellRow row : rows) {
      boolean next = !numbered.isEmpty() && numbered.get(numbered.size() - 1).isBeside(row);
      int position = next ? numbered.get(numbered.size() - 1).position() + 1 : 1;
      numbered.add(row.part().isPresent() ? row.at(position) : row);
    }
    return numbered;
  }

  private static List<@Nullable Object> values(SpellRow row) {
    SpellCell<?> cell = row.cell();
    SpellFigures figures = row.figures().orElse(null);
    String flags = cell.cell().flags().stream().map(Object::toString).collect(joining(";"));
    return Arrays.asList(
        cell.programId(),
        cell.period().label(),
        cell.indicator().id(),
        cell.indicator().name(),
        row.part().orElse(null),
        figures == null ? null : figures.numerator(),
        figures == null ? null : figures.denominator(),
        figures == null ? null : figures.unknown(),
        figures == null ? null : figures.people(),
        figures == null ? null : round(figures.value()),
        figures == null
            ? null
            : figures.interval() == null ? null : round(figures.interval().lower()),
        figures == null
            ? null
            : figures.interval() == null ? null : round(figures.interval().upper()),
        row.unit(),
        cell.cell().status().toString(),
        flags.isEmpty() ? null : flags);
  }

  private static BigDecimal round(double number) {
    return BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }

  private static <N> SpellRow row(SpellCell<N> cell, Function<N, SpellFigures> figures) {
    return row(cell, cell.part(), figures);
  }

  private static <N> SpellRow row(
      SpellCell<N> cell, Optional<String> part, Function<N, SpellFigures> figures) {
    return row(cell, part, cell.indicator().unit().toString(), figures);
  }

  private static <N> SpellRow row(
      SpellCell<N> cell, Optional<String> part, String unit, Function<N, SpellFigures> figures) {
    return new SpellRow(cell, part, 0, unit, cell.cell().numbers().map(figures));
  }

  private static Stream<SpellRow> attained(SpellCell<Attained> cell) {
    Stream<SpellRow> people =
        Stream.of(
            row(cell, Optional.of("median"), of -> SpellFigures.ofMedian(of.t())),
            row(cell, Optional.of("lower quartile"), of -> SpellFigures.of(of.t(), of.t().lower())),
            row(cell, Optional.of("upper quartile"), of -> SpellFigures.of(of.t(), of.t().upper())),
            row(
                cell,
                Optional.of("median change since the baseline"),
                of -> SpellFigures.ofMedian(of.change())));
    Stream<SpellRow> levels =
        IntStream.range(0, LEVELS)
            .mapToObj(
                number ->
                    row(
                        cell,
                        Optional.of("goals at level " + (LOWEST_LEVEL + number)),
                        "share",
                        of -> SpellFigures.ofLevel(of, number)));
    return Stream.concat(people, levels);
  }

  private static Stream<SpellRow> changes(SpellCell<Outcomes> cell) {
    return Stream.of(Outcome.values())
        .map(
            outcome ->
                row(
                    cell,
                    cell.part().map(scale -> scale + ": " + words(outcome)),
                    of -> SpellFigures.of(of.share(outcome).orElseThrow())));
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case IMPROVED -> "improved";
      case NO_RELIABLE_CHANGE -> "no reliable change";
      case DECLINED -> "declined";
    };
  }
}
