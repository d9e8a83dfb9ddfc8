package org.waymark.reports.publication;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.waymark.reports.disclosure.CellStatus;
import org.waymark.reports.disclosure.Flag;
import org.waymark.reports.disclosure.LinkedCell.Counts;
import org.waymark.reports.indicators.IndicatorCell;
import org.waymark.reports.indicators.Period;

/**
 * A row of {@code cells.parquet}.
 *
 * @param key which cell it is
 * @param version of the indicator's definition
 * @param status whether it is shown
 * @param flags beside it, in the order of {@link Flag}
 * @param numbers there exactly when it is shown
 * @param countedAt how many events of the log lay below the cut at which it was counted: more than
 *     those of the publication's own cut never, fewer where an older cell was carried over
 */
record PublishedCell(
    Key key,
    int version,
    CellStatus status,
    Set<Flag> flags,
    Optional<PublishedNumbers> numbers,
    long countedAt) {

  /**
   * Which cell.
   *
   * @param indicator its id
   */
  record Key(String programId, Period period, String indicator) {

    ProgramYear programYear() {
      return new ProgramYear(programId, period.startInclusive().getYear());
    }
  }

  PublishedCell {
    if ((status == CellStatus.SHOWN) != numbers.isPresent()) {
      throw new IllegalArgumentException("a cell has numbers exactly when it is shown: " + key);
    }
  }

  static PublishedCell of(IndicatorCell cell, long countedAt) {
    return new PublishedCell(
        new Key(cell.programId(), cell.period(), cell.indicator().id()),
        cell.indicator().version(),
        cell.cell().status(),
        cell.cell().flags(),
        cell.cell().numbers().map(PublishedNumbers::of),
        countedAt);
  }

  /** What it tells when it is shown. */
  Optional<Counts> counts() {
    return numbers.map(
        shown ->
            new Counts(shown.numerator(), shown.denominator(), shown.unknown(), shown.people()));
  }

  /** The same without its numbers, since they would give another cell away. */
  PublishedCell withheld() {
    EnumSet<Flag> kept = EnumSet.noneOf(Flag.class);
    flags.stream().filter(flag -> flag == Flag.PROVISIONAL).forEach(kept::add);
    return new PublishedCell(key, version, CellStatus.WITHHELD, kept, Optional.empty(), countedAt);
  }

  boolean isShown() {
    return status == CellStatus.SHOWN;
  }

  boolean has(Flag flag) {
    return flags.contains(flag);
  }

  PublishedCell with(Flag flag) {
    EnumSet<Flag> more = EnumSet.of(flag);
    more.addAll(flags);
    return new PublishedCell(key, version, status, more, numbers, countedAt);
  }

  boolean saysTheSameAs(PublishedCell other) {
    return status == other.status && numbers.equals(other.numbers);
  }
}
