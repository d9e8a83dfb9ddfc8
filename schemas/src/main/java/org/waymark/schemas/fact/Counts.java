package org.waymark.schemas.fact;

import java.util.Arrays;

/**
 * A row of counts, one per column of a {@link Columns}. Mutable, because a fold adds to it; equal
 * when all counts are equal.
 */
public final class Counts {

  private final int[] values;

  private Counts(int[] values) {
    this.values = values;
  }

  /** All zero. */
  public static Counts zero(Columns columns) {
    return new Counts(new int[columns.names().size()]);
  }

  /** The same counts, to add to. */
  public Counts copy() {
    return new Counts(values.clone());
  }

  /** The count in a column, by its position. */
  public int get(int column) {
    return values[column];
  }

  /** Adds to the count in a column. */
  public void add(int column, int amount) {
    values[column] += amount;
  }

  /** Sets the count in a column. */
  public void set(int column, int amount) {
    values[column] = amount;
  }

  /** How many columns there are. */
  public int size() {
    return values.length;
  }

  /** Whether every count is 0. */
  public boolean isZero() {
    for (int value : values) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Counts that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
