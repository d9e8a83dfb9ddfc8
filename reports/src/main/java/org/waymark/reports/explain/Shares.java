package org.waymark.reports.explain;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What each person adds to a cell, or to a change of it; whoever adds nothing is not in the map.
 * Never leaves this package.
 */
record Shares(Map<String, Amounts> byPerson) {

  static final Shares NONE = new Shares(Map.of());

  Shares {
    byPerson = Map.copyOf(byPerson);
  }

  static Shares sum(Collection<Shares> all) {
    return all.stream().reduce(NONE, Shares::plus);
  }

  Shares plus(Shares other) {
    Map<String, Amounts> sums = new HashMap<>(byPerson);
    other.byPerson.forEach((person, amounts) -> sums.merge(person, amounts, Amounts::plus));
    sums.values().removeIf(Amounts::isNothing);
    return new Shares(sums);
  }

  Shares minus(Shares other) {
    Map<String, Amounts> negated = new HashMap<>();
    other.byPerson.forEach((person, amounts) -> negated.put(person, Amounts.NONE.minus(amounts)));
    return plus(new Shares(negated));
  }

  /** Of everybody together. */
  Amounts total() {
    return Amounts.sum(byPerson.values());
  }

  /** How many people. */
  long people() {
    return byPerson.size();
  }
}
