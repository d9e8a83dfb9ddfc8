package org.waymark.reports.statistics;

/**
 * Courses in the order of their days, coded for being counted thousands of times. The arrays are
 * never written to.
 */
final class Steps {

  /** It still went on. */
  static final int NONE = 0;

  /** It ended in the way that is asked. */
  static final int ASKED = 1;

  /** It ended in another way. */
  static final int OTHER = 2;

  private final int lastDay;
  private final int[] days;
  private final int[] people;
  private final int[] endings;

  /** Course by course: the day, the number of its person, and the ending. */
  Steps(int lastDay, int[] days, int[] people, int[] endings) {
    this.lastDay = lastDay;
    this.days = days;
    this.people = people;
    this.endings = endings;
  }

  /**
   * The share that has ended as is asked by the end of the last day; NaN of nobody.
   *
   * @param times that each person counts
   */
  double incidence(int[] times) {
    long atRisk = total(times);
    double incidence = atRisk == 0 ? Double.NaN : 0;
    double goingOn = 1;
    int from = 0;
    while (from < days.length && days[from] <= lastDay && atRisk > 0) {
      long[] counts = new long[OTHER + 1];
      int next = from;
      for (; next < days.length && days[next] == days[from]; next++) {
        counts[endings[next]] += times[people[next]];
      }
      incidence += goingOn * counts[ASKED] / atRisk;
      goingOn *= 1 - (double) (counts[ASKED] + counts[OTHER]) / atRisk;
      atRisk -= counts[NONE] + counts[ASKED] + counts[OTHER];
      from = next;
    }
    return incidence;
  }

  private long total(int[] times) {
    long total = 0;
    for (int person : people) {
      total += times[person];
    }
    return total;
  }
}
