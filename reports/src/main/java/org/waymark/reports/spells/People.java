package org.waymark.reports.spells;

import java.util.Collection;
import org.waymark.reports.disclosure.Counted;
import org.waymark.reports.disclosure.Counted.Having;
import org.waymark.reports.disclosure.Counted.Recorded;
import org.waymark.reports.statistics.Clusters;
import org.waymark.schemas.catalogue.Indicator;

/** Adds people up, each of whom is one cluster. */
final class People {

  private People() {}

  /** People's tallies, one to a person, as a count of an indicator. */
  static Counted count(Indicator indicator, Collection<Tally> people, Recorded recorded) {
    Clusters clusters =
        Clusters.of(
            people.stream().mapToDouble(Tally::numerator).toArray(),
            people.stream().mapToDouble(Tally::denominator).toArray());
    long unknown = people.stream().mapToLong(Tally::unknown).sum();
    return new Counted(indicator, clusters, unknown, having(people), recorded);
  }

  private static Having having(Collection<Tally> people) {
    return new Having(
        people.stream().filter(person -> person.numerator() > 0).count(),
        people.stream()
            .filter(person -> person.denominator() > 0)
            .filter(person -> person.numerator() == person.denominator())
            .count());
  }
}
