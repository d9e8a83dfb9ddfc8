package org.waymark.reports.explain;

import java.util.Collection;

/**
 * The counts of a cell, of one person's share of it, or of a change of either, which can be below
 * 0.
 *
 * @param people in the denominator
 */
public record Amounts(long numerator, long denominator, long unknown, long people) {

  /** Nothing. */
  public static final Amounts NONE = new Amounts(0, 0, 0, 0);

  /** One person's share. */
  static Amounts ofPerson(long numerator, long denominator, long unknown) {
    return new Amounts(numerator, denominator, unknown, denominator > 0 ? 1 : 0);
  }

  static Amounts sum(Collection<Amounts> all) {
    return all.stream().reduce(NONE, Amounts::plus);
  }

  /** Both together. */
  public Amounts plus(Amounts other) {
    return new Amounts(
        numerator + other.numerator,
        denominator + other.denominator,
        unknown + other.unknown,
        people + other.people);
  }

  Amounts minus(Amounts other) {
    return new Amounts(
        numerator - other.numerator,
        denominator - other.denominator,
        unknown - other.unknown,
        people - other.people);
  }

  boolean isNothing() {
    return equals(NONE);
  }
}
