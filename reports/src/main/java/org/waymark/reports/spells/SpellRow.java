package org.waymark.reports.spells;

import java.util.Optional;

/**
 * One number of a cell.
 *
 * @param cell that it is of
 * @param part of the cell; nothing where it is its only number
 * @param position of the part among those of the indicator, from 1; 0 of an only number
 * @param unit of its value
 * @param figures there exactly when the cell is shown
 */
public record SpellRow(
    SpellCell<?> cell,
    Optional<String> part,
    int position,
    String unit,
    Optional<SpellFigures> figures) {

  /** Whether another is of the same indicator, program and period. */
  boolean isBeside(SpellRow other) {
    return cell.indicator().equals(other.cell.indicator())
        && cell.programId().equals(other.cell.programId())
        && cell.period().equals(other.cell.period());
  }

  SpellRow at(int number) {
    return new SpellRow(cell, part, number, unit, figures);
  }
}
