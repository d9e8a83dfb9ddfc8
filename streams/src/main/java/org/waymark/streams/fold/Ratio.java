package org.waymark.streams.fold;

import org.waymark.schemas.catalogue.Catalogue;
import org.waymark.schemas.catalogue.Indicator;
import org.waymark.schemas.fact.Columns;
import org.waymark.schemas.fact.Counts;

/** The three columns of an indicator in a person's month, by position. */
record Ratio(int numerator, int denominator, int unknown) {

  /**
   * The columns of an indicator.
   *
   * @throws java.util.NoSuchElementException when the catalogue has none of that id
   */
  static Ratio of(String id) {
    Indicator indicator = Catalogue.find(id).orElseThrow();
    return new Ratio(
        Columns.OF_PERSON.position(indicator.numerator()),
        Columns.OF_PERSON.position(indicator.denominator()),
        Columns.OF_PERSON.position(indicator.unknown()));
  }

  void count(Counts counts, Answer answer) {
    switch (answer) {
      case YES -> {
        counts.add(numerator, 1);
        counts.add(denominator, 1);
      }
      case NO -> counts.add(denominator, 1);
      case UNKNOWN -> counts.add(unknown, 1);
    }
  }
}
