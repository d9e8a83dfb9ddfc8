package org.waymark.reports.publication;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.waymark.reports.disclosure.CellStatus;
import org.waymark.reports.disclosure.Flag;
import org.waymark.reports.disclosure.LinkedCell.Counts;
import org.waymark.reports.indicators.IndicatorCell;
import org.waymark.reports.indicators.Period;
import org.waymark.reports.spells.SpellCell;
import org.waymark.reports.spells.SpellRow;
import org.waymark.schemas.catalogue.Catalogue;
import org.waymark.schemas.catalogue.Indicator;
import org.waymark.schemas.catalogue.Split;

/**
 * A row of {@code cells.parquet}.
 *
 * @param key which cell it is
 * @param definition what it is of
 * @param status whether it is shown
 * @param flags beside it, in the order of {@link Flag}
 * @param numbers there exactly when it is shown
 * @param countedAt how many events of the log lay below the cut at which it was counted: more than
 *     those of the publication's own cut never, fewer where an older cell was carried over
 */
record PublishedCell(
    Key key,
    Definition definition,
    CellStatus status,
    Set<Flag> flags,
    Optional<PublishedNumbers> numbers,
    long countedAt) {

  /**
   * Which cell.
   *
   * @param indicator its id
   * @param part of it; nothing where it is the number itself
   */
  record Key(String programId, Period period, String indicator, Optional<String> part) {

    /** The cell and its parts, which are published at a time. */
    Whole whole() {
      return new Whole(programId, period, indicator);
    }

    ProgramYear programYear() {
      return new ProgramYear(programId, period.startInclusive().getYear());
    }
  }

  /** A number with all of its parts. */
  record Whole(String programId, Period period, String indicator) {}

  /**
   * What a cell is of.
   *
   * @param version of the indicator's definition
   * @param partPosition where the part stands among those of its indicator, from 1; 0 of the number
   *     itself
   * @param unit where it is not that of the indicator
   */
  record Definition(int version, int partPosition, Optional<String> unit) {}

  PublishedCell {
    if ((status == CellStatus.SHOWN) != numbers.isPresent()) {
      throw new IllegalArgumentException("a cell has numbers exactly when it is shown: " + key);
    }
  }

  static PublishedCell of(IndicatorCell cell, long countedAt) {
    Indicator whole = Catalogue.find(cell.indicator().id()).orElseThrow();
    return new PublishedCell(
        new Key(cell.programId(), cell.period(), whole.id(), cell.part()),
        new Definition(
            whole.version(),
            cell.part().map(part -> positionOf(whole, part)).orElse(0),
            other(cell.indicator().unit().toString(), whole)),
        cell.cell().status(),
        cell.cell().flags(),
        cell.cell().numbers().map(PublishedNumbers::of),
        countedAt);
  }

  static PublishedCell of(SpellRow row, long countedAt) {
    SpellCell<?> cell = row.cell();
    Indicator whole = cell.indicator();
    return new PublishedCell(
        new Key(cell.programId(), cell.period(), whole.id(), row.part()),
        new Definition(whole.version(), row.position(), other(row.unit(), whole)),
        cell.cell().status(),
        cell.cell().flags(),
        row.figures().map(PublishedNumbers::of),
        countedAt);
  }

  private static int positionOf(Indicator whole, String part) {
    return Catalogue.parts(whole).stream().map(Split::part).toList().indexOf(part) + 1;
  }

  private static Optional<String> other(String unit, Indicator whole) {
    return Optional.of(unit).filter(spelt -> !spelt.equals(whole.unit().toString()));
  }

  /** What it tells when it is shown and tells counts. */
  Optional<Counts> counts() {
    return numbers.flatMap(PublishedNumbers::counts);
  }

  /** The same without its numbers, since they would give another cell away. */
  PublishedCell withheld() {
    EnumSet<Flag> kept = EnumSet.noneOf(Flag.class);
    flags.stream().filter(flag -> flag == Flag.PROVISIONAL).forEach(kept::add);
    return new PublishedCell(
        key, definition, CellStatus.WITHHELD, kept, Optional.empty(), countedAt);
  }

  boolean isShown() {
    return status == CellStatus.SHOWN;
  }

  /** Whether nobody stands behind it. */
  boolean isEmpty() {
    return status == CellStatus.NO_EVENTS || status == CellStatus.NOT_COLLECTED;
  }

  boolean has(Flag flag) {
    return flags.contains(flag);
  }

  PublishedCell with(Flag flag) {
    EnumSet<Flag> more = EnumSet.of(flag);
    more.addAll(flags);
    return new PublishedCell(key, definition, status, more, numbers, countedAt);
  }

  boolean saysTheSameAs(PublishedCell other) {
    return status == other.status && numbers.equals(other.numbers);
  }
}
