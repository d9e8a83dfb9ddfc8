package org.waymark.reports.publication;

import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.reports.disclosure.CellStatus;
import org.waymark.reports.indicators.Grain;

/**
 * Chooses the grain of each program and year: month, quarter or half-year, the finest at which 80 %
 * of the cells can be shown.
 *
 * <p>The flow indicators choose, without their parts: what is counted of spells and of parts has
 * too few people more often, in small programs always, and would make the years of large ones
 * coarse. It follows.
 *
 * <p>Of the cells only those count that hide numbers or show them: what was not recorded, or too
 * little of it known, is not shown by longer periods either. Only periods that have ended count; a
 * coarser grain of which none has ended yet is waited for, with nothing published meanwhile. The
 * half-year is taken in any case.
 *
 * <p>A year of which anything was shown keeps its grain: months beside a quarter that was published
 * before would give away, by subtraction, the month that is hidden.
 */
final class Grains {

  /** From the finest. */
  static final List<Grain> ALL = List.of(Grain.MONTH, Grain.QUARTER, Grain.HALF_YEAR);

  private static final double ENOUGH = 0.8;

  private Grains() {}

  /**
   * The grain at which each program's year was published.
   *
   * @param shown cells that any publication showed
   */
  static Map<ProgramYear, Grain> kept(Collection<PublishedCell.Key> shown) {
    Map<ProgramYear, Grain> kept = new HashMap<>();
    shown.stream()
        .filter(key -> ALL.contains(key.period().grain()))
        .forEach(key -> kept.merge(key.programYear(), key.period().grain(), Grains::finer));
    return kept;
  }

  private static Grain finer(Grain one, Grain other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  /**
   * The grain of each program's year.
   *
   * @param cells of the flow indicators, without parts, of periods that have ended, at every grain
   *     of {@link #ALL}
   * @param kept grains that stay
   */
  static Map<ProgramYear, Grain> choose(
      Collection<PublishedCell> cells, Map<ProgramYear, Grain> kept) {
    Map<ProgramYear, Grain> chosen = new HashMap<>();
    cells.stream()
        .collect(groupingBy(cell -> cell.key().programYear()))
        .forEach(
            (year, ofYear) ->
                chosen.put(
                    year, Optional.ofNullable(kept.get(year)).orElseGet(() -> finest(ofYear))));
    return chosen;
  }

  private static Grain finest(List<PublishedCell> ofYear) {
    Map<Grain, List<PublishedCell>> byGrain =
        ofYear.stream().collect(groupingBy(cell -> cell.key().period().grain()));
    return finest(byGrain);
  }

  private static Grain finest(Map<Grain, List<PublishedCell>> byGrain) {
    return ALL.stream()
        .filter(grain -> !byGrain.containsKey(grain) || isEnough(byGrain.get(grain)))
        .findFirst()
        .orElse(Grain.HALF_YEAR);
  }

  private static boolean isEnough(List<PublishedCell> cells) {
    long shown = cells.stream().filter(PublishedCell::isShown).count();
    long hidden = cells.stream().filter(Grains::isHidden).count();
    return shown >= ENOUGH * (shown + hidden);
  }

  private static boolean isHidden(PublishedCell cell) {
    return cell.status() == CellStatus.TOO_FEW || cell.status() == CellStatus.WITHHELD;
  }
}
