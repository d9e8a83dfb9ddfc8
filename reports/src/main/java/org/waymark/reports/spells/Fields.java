package org.waymark.reports.spells;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.waymark.reports.disclosure.Cell;
import org.waymark.reports.disclosure.Counted;
import org.waymark.reports.disclosure.Counted.Recorded;
import org.waymark.reports.disclosure.Disclosure;
import org.waymark.reports.disclosure.Numbers;
import org.waymark.reports.lake.Literals;
import org.waymark.schemas.catalogue.Indicator;

/** How often fields are left unknown (D3): each that an indicator needs. */
record Fields(Ground ground, Disclosure disclosure) {

  /**
   * A field, as events spell it, and the indicator whose unknowns are its.
   *
   * @param name of the field; of two of the same name the second says whose it is
   */
  private record Field(String name, String indicator) {}

  private static final List<Field> ALL =
      List.of(
          new Field("decided_by", "E1"),
          new Field("information_given", "E2"),
          new Field("originator", "S1"),
          new Field("honoured", "S3"),
          new Field("participation_basis", "S4"),
          new Field("changed_by", "S10"),
          new Field("agenda_led_by", "F2"),
          new Field("advice", "F7"),
          new Field("specialist_story", "F8"),
          new Field("ending_decided_by", "O6"));

  /** How often an indicator asked a person, and was not answered. */
  private record Asked(String indicator, Tally tally) {

    static Asked read(ResultSet row) throws SQLException {
      return new Asked(row.getString("indicator"), Tally.read(row));
    }

    Optional<Tally> of(Field field) {
      return Optional.of(tally).filter(any -> indicator.equals(field.indicator()));
    }
  }

  private record FieldOfPlace(Field field, Place place) {

    SpellCell<Numbers> cell(Indicator indicator, Cell<Numbers> cell) {
      return place.cell(indicator, field.name(), cell);
    }
  }

  /** Whoever was asked in a place: how often they were not answered, and how often they were. */
  private record Answers(People unknown, People known) {

    static final Answers NONE = new Answers(People.NOBODY, People.NOBODY);

    Answers and(Place place, Sheet<Tally> sheet) {
      List<Tally> people = place.people(sheet).values().stream().map(Tally::sum).toList();
      return new Answers(
          unknown.and(people), known.and(people.stream().map(Fields::known).toList()));
    }
  }

  /**
   * The cells, by field. There is none of all fields together: it would give the hidden ones away.
   */
  Stream<SpellCell<Numbers>> of(Indicator indicator) {
    String of = Literals.list(ALL.stream().map(Field::indicator).toList());
    Sheets<Asked> asked = ground.read("d3", Map.of("of", of), Asked::read);
    Map<FieldOfPlace, Answers> answers = new HashMap<>();
    asked.forEach(part -> ALL.forEach(field -> add(field, part, answers)));
    return ALL.stream()
        .flatMap(field -> ground.places().stream().map(place -> new FieldOfPlace(field, place)))
        .map(each -> each.cell(indicator, cell(indicator, answers, each)));
  }

  private void add(Field field, Sheet<Asked> asked, Map<FieldOfPlace, Answers> answers) {
    Sheet<Tally> sheet = asked.choose(each -> each.of(field));
    ground
        .places()
        .forEach(
            place ->
                answers.compute(
                    new FieldOfPlace(field, place),
                    (of, before) -> (before == null ? Answers.NONE : before).and(place, sheet)));
  }

  /** Shown only where so many people are known that it tells nothing of single ones of them. */
  private Cell<Numbers> cell(
      Indicator indicator, Map<FieldOfPlace, Answers> all, FieldOfPlace where) {
    Answers answers = all.getOrDefault(where, Answers.NONE);
    Place place = where.place();
    long asked = Math.round(answers.unknown().clusters().sumN());
    Recorded recorded = new Recorded(asked, asked, ground.attended(place));
    Counted unknown = answers.unknown().count(indicator, recorded);
    Counted known = answers.known().count(indicator, recorded);
    return disclosure.cell(
        known.clusters().people() == 0 ? List.of(unknown) : List.of(unknown, known),
        ground.surroundings(place),
        () -> Numbers.of(unknown));
  }

  private static Tally known(Tally asked) {
    return new Tally(0, asked.denominator() - Math.round(asked.numerator()), 0, 0);
  }
}
