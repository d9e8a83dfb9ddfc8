package org.waymark.reports.publication;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.waymark.reports.indicators.Grain;
import org.waymark.reports.indicators.IndicatorCell;
import org.waymark.reports.indicators.IndicatorReport;
import org.waymark.reports.indicators.IndicatorReport.Query;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.spells.SpellReport;
import org.waymark.reports.spells.SpellResults;
import org.waymark.reports.spells.SpellRows;
import org.waymark.schemas.catalogue.Catalogue;
import org.waymark.schemas.catalogue.Indicator;

/**
 * Counts the cells of the periods that have ended, at the grain of each program's year: of flow
 * indicators with their parts, of what lasts, and of data quality, for which the cut was audited.
 *
 * <p>How goals end (O7) is told of all goals from the first month on, up to the end of the last
 * half-year that has ended, as they stood then: every month that is added would tell of the few
 * goals that were started or ended in it.
 *
 * @param cut that is counted
 * @param asOf the day that decides what has ended
 * @param older what was published before
 * @param kept the grains of the years that were published before
 */
record Counting(Cut cut, LocalDate asOf, Older older, Map<ProgramYear, Grain> kept) {

  private static final String STICKING = "O7";
  private static final int HALF_YEAR = 6;

  /** In no order. */
  List<PublishedCell> cells() {
    YearMonth lastEnded = YearMonth.from(asOf).minusMonths(1);
    Optional<YearMonth> first = first().filter(month -> !month.isAfter(lastEnded));
    return first.map(month -> cells(Query.asOf(asOf).from(month).to(lastEnded))).orElse(List.of());
  }

  /** The first month of which anything is counted now, or was published. */
  private Optional<YearMonth> first() {
    return Stream.concat(
            SpellReport.firstMonth(cut).stream(), older.start().map(YearMonth::from).stream())
        .min(YearMonth::compareTo);
  }

  private List<PublishedCell> cells(Query query) {
    List<PublishedCell> flow = Grains.ALL.stream().flatMap(grain -> flow(query.by(grain))).toList();
    Map<ProgramYear, Grain> chosen =
        Grains.choose(flow.stream().filter(cell -> cell.key().part().isEmpty()).toList(), kept);
    Stream<PublishedCell> lasting =
        chosen.values().stream().distinct().flatMap(grain -> lasting(query.by(grain)));
    return Stream.concat(
            Stream.concat(flow.stream(), lasting).filter(cell -> isOf(chosen, cell)),
            sticking(query))
        .toList();
  }

  private static boolean isOf(Map<ProgramYear, Grain> chosen, PublishedCell cell) {
    return cell.key().period().grain() == chosen.get(cell.key().programYear());
  }

  private Stream<PublishedCell> flow(Query query) {
    return IndicatorReport.withParts(cut, query).stream()
        .filter(this::hasEnded)
        .map(cell -> PublishedCell.of(cell, countedAt()));
  }

  private boolean hasEnded(IndicatorCell cell) {
    return !cell.period().endExclusive().isAfter(asOf);
  }

  private Stream<PublishedCell> lasting(Query query) {
    List<String> ids =
        Stream.concat(Catalogue.SPELL.stream(), Catalogue.QUALITY.stream())
            .map(Indicator::id)
            .filter(id -> !id.equals(STICKING))
            .toList();
    return rows(SpellReport.run(cut, query, ids, SpellReport.DEFAULT_SCALE));
  }

  private Stream<PublishedCell> sticking(Query query) {
    YearMonth last = YearMonth.from(asOf).minusMonths(1);
    YearMonth halfYear = last.minusMonths(last.getMonthValue() % HALF_YEAR);
    return query.from().filter(first -> !first.isAfter(halfYear)).isPresent()
        ? rows(SpellReport.stickingAtTheEnd(cut, query.to(halfYear).by(Grain.ALL)))
        : Stream.empty();
  }

  private Stream<PublishedCell> rows(SpellResults results) {
    return SpellRows.of(results).stream().map(row -> PublishedCell.of(row, countedAt()));
  }

  private long countedAt() {
    return Cuts.events(cut.head());
  }
}
