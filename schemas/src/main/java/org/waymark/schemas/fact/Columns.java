package org.waymark.schemas.fact;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.waymark.schemas.catalogue.Catalogue;
import org.waymark.schemas.catalogue.Indicator;

/**
 * The names and order of the counts in a table of facts, made from the catalogue: the log, the lake
 * and SQL all take their columns from here.
 */
public final class Columns {

  /** The counts of a person's month that belong to no single indicator. */
  private static final List<String> PLAIN = List.of("attended", "minutes", "no_show", "gave_back");

  /** {@code participant_months}: plain counts, then each flow indicator's. */
  public static final Columns OF_PERSON = new Columns(personNames());

  /** {@code program_months}: the sums of the above, then how many people stand behind each. */
  public static final Columns OF_PROGRAM = new Columns(programNames());

  private final List<String> names;
  private final Map<String, Integer> positions;

  private Columns(List<String> names) {
    this.names = List.copyOf(names);
    this.positions =
        IntStream.range(0, names.size()).boxed().collect(toUnmodifiableMap(names::get, i -> i));
  }

  /** In order. */
  public List<String> names() {
    return names;
  }

  /**
   * The position of a column.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public int position(String name) {
    Integer position = positions.get(name);
    if (position == null) {
      throw new IllegalArgumentException("there is no column " + name);
    }
    return position;
  }

  /**
   * The columns that make a row exist: it does exactly when one of these is not 0. The others are
   * parts of them.
   */
  public static List<String> existence() {
    return OF_PERSON.names().stream()
        .filter(name -> PLAIN.contains(name) || name.matches(".*_(num|den|unk)"))
        .toList();
  }

  private static List<String> personNames() {
    List<String> names = new ArrayList<>(PLAIN);
    for (Indicator indicator : Catalogue.FLOW) {
      names.add(indicator.numerator());
      names.add(indicator.denominator());
      names.add(indicator.unknown());
      indicator.splits().forEach(split -> names.add(split.column()));
    }
    return names;
  }

  private static List<String> programNames() {
    List<String> names = new ArrayList<>(personNames());
    for (Indicator indicator : Catalogue.FLOW) {
      names.add(indicator.people());
      names.add(indicator.peopleWithNumerator());
      names.add(indicator.peopleWithAll());
    }
    return names;
  }
}
