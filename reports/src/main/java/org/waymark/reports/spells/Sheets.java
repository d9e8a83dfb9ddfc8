package org.waymark.reports.spells;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The sheets of a report, of one part of the people after the other: nobody is on two of them, and
 * people's keys grow from sheet to sheet.
 */
interface Sheets<T> {

  /** Hands on each sheet; it need not fit into memory with the next. */
  void forEach(Consumer<Sheet<T>> each);

  /** Counts a sheet more of a place. */
  interface Count<T, C> {
    C add(C before, Place place, Sheet<T> sheet);
  }

  /** These, and others after them. */
  default Sheets<T> then(Sheets<T> others) {
    return each -> {
      forEach(each);
      others.forEach(each);
    };
  }

  /** What all sheets come to, by place; of a place without a row, what there was to begin with. */
  default <C> Function<Place, C> count(Collection<Place> places, C nothing, Count<T, C> count) {
    Map<Place, C> counts = new HashMap<>();
    places.forEach(place -> counts.put(place, nothing));
    forEach(sheet -> counts.replaceAll((place, before) -> count.add(before, place, sheet)));
    return place -> counts.getOrDefault(place, nothing);
  }
}
