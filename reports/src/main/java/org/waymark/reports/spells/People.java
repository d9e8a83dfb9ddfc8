package org.waymark.reports.spells;

import java.util.Collection;
import org.waymark.reports.disclosure.Counted;
import org.waymark.reports.disclosure.Counted.Having;
import org.waymark.reports.disclosure.Counted.Recorded;
import org.waymark.reports.statistics.Clusters;
import org.waymark.schemas.catalogue.Indicator;

/**
 * People added up, each of whom is one cluster.
 *
 * @param clusters of their numerators and denominators
 * @param unknown what could not be counted because it was not recorded
 * @param having how many have the numerator
 */
record People(Clusters clusters, long unknown, Having having) {

  static final People NOBODY = new People(Clusters.NOBODY, 0, Having.NOBODY);

  /**
   * Further people's tallies, one to a person. One after the other, so that scores which are no
   * whole numbers come to the same sum however people come.
   */
  People and(Collection<Tally> further) {
    People sum = this;
    for (Tally person : further) {
      sum = sum.and(person);
    }
    return sum;
  }

  private People and(Tally person) {
    boolean some = person.numerator() > 0;
    boolean all = person.denominator() > 0 && person.numerator() == person.denominator();
    return new People(
        clusters.with(person.numerator(), person.denominator()),
        unknown + person.unknown(),
        having.plus(new Having(some ? 1 : 0, all ? 1 : 0)));
  }

  /** As a count of an indicator. */
  Counted count(Indicator indicator, Recorded recorded) {
    return new Counted(indicator, clusters, unknown, having, recorded);
  }
}
