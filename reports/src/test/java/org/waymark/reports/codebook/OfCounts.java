package org.waymark.reports.codebook;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.waymark.schemas.catalogue.Catalogue;
import org.waymark.schemas.catalogue.Indicator;
import org.waymark.schemas.catalogue.Indicator.Unit;
import org.waymark.schemas.catalogue.Split;

/** The words of the columns of counts, from the catalogue. */
final class OfCounts {

  private static final Map<String, Words> WORDS = words();

  private OfCounts() {}

  /** What the catalogue says of a column; nothing where it is no indicator's. */
  static Optional<Words> of(String column) {
    return Optional.ofNullable(WORDS.get(column));
  }

  private static Map<String, Words> words() {
    Map<String, Words> words = new HashMap<>();
    for (Indicator indicator : Catalogue.FLOW) {
      String id = indicator.id();
      String unit = indicator.unit() == Unit.SHARE_OF_PEOPLE ? "people" : "events";
      String below = indicator.unit() == Unit.PER_PERSON ? "people" : unit;
      put(words, indicator.numerator(), unit, id + ", counted: " + indicator.counted());
      put(words, indicator.denominator(), below, id + ", out of: " + indicator.outOf());
      put(words, indicator.unknown(), unit, id + ": what is not known, so in neither");
      for (Split split : indicator.splits()) {
        put(words, split.column(), unit, id + ", of these: " + split.words());
      }
      put(words, indicator.people(), "people", id + ": those who are behind what it is out of");
      put(words, indicator.peopleWithNumerator(), "people", id + ": those behind what is counted");
      put(words, indicator.peopleWithAll(), "people", id + ": those of whom all is counted");
    }
    return words;
  }

  private static void put(Map<String, Words> words, String column, String unit, String meaning) {
    words.put(column, new Words(unit, meaning, Words.NEVER));
  }
}
