package org.waymark.streams.fold;

import java.util.List;
import org.waymark.schemas.catalogue.Catalogue;
import org.waymark.schemas.catalogue.Indicator;
import org.waymark.schemas.fact.Columns;
import org.waymark.schemas.fact.Counts;

/**
 * A program's month as the sum of its people's: taking one person's old counts out and the new ones
 * in keeps it right at every step.
 */
public final class ProgramSums {

  private static final List<People> PEOPLE = Catalogue.FLOW.stream().map(People::of).toList();

  private ProgramSums() {}

  /** Replaces one person's share of a program's month. */
  public static void replace(Counts sum, Counts before, Counts after) {
    add(sum, before, -1);
    add(sum, after, 1);
  }

  private static void add(Counts sum, Counts person, int times) {
    for (int column = 0; column < person.size(); column++) {
      sum.add(column, times * person.get(column));
    }
    PEOPLE.forEach(people -> people.add(sum, person, times));
  }

  /** How many people stand behind an indicator: the hiding of small cells needs to know. */
  private record People(Ratio ratio, int people, int withNumerator, int withAll) {

    static People of(Indicator indicator) {
      return new People(
          Ratio.of(indicator.id()),
          Columns.OF_PROGRAM.position(indicator.people()),
          Columns.OF_PROGRAM.position(indicator.peopleWithNumerator()),
          Columns.OF_PROGRAM.position(indicator.peopleWithAll()));
    }

    void add(Counts sum, Counts person, int times) {
      int numerator = person.get(ratio.numerator());
      int denominator = person.get(ratio.denominator());
      sum.add(people, denominator > 0 ? times : 0);
      sum.add(withNumerator, numerator > 0 ? times : 0);
      sum.add(withAll, denominator > 0 && numerator == denominator ? times : 0);
    }
  }
}
