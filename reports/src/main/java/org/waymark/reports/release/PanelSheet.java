package org.waymark.reports.release;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.privacy.Classes;
import org.waymark.reports.privacy.Lattice;
import org.waymark.reports.release.Field.Use;
import org.waymark.reports.release.Knowns.Attribute;
import org.waymark.reports.release.Raw.Month;
import org.waymark.reports.release.Raw.Person;

/**
 * {@code panel}: the first months of the people who entered in one year. Classes are of people, not
 * of rows, and all rows of a suppressed person go. What would single somebody out by a few of their
 * months is blanked.
 */
final class PanelSheet {

  static final String NAME = "panel";

  private static final List<Field> MONTHLY =
      List.of(
          new Field(
              "sessions",
              Use.MONTHLY,
              "Sessions attended in the month.",
              List.of("none", "1_or_2", "3_plus")),
          new Field(
              "preferences_honoured",
              Use.MONTHLY,
              "Of the preferences stated in the month, whether all were honoured in full.",
              Describe.ALL_HONOURED),
          new Field(
              "felt_heard",
              Use.MONTHLY,
              "Whether the person's answers on feeling heard were 9 or 10, all of them.",
              List.of("yes", "not_always", "not_asked")));

  private static final List<Attribute<Person>> ATTRIBUTES =
      List.of(Describe.AGE, Describe.GENDER, Describe.DURATION);

  private PanelSheet() {}

  /** From those of the cohort who consent. */
  static Kept make(Raw raw, Policy policy, Protection protection, ReleaseKey key) {
    Policy.Panel panel = Objects.requireNonNull(policy.panel());
    Knowns<Person> knowns = knowns(panel);
    Set<String> eligible =
        raw.people().values().stream()
            .filter(person -> person.entryYear() == panel.entryYear())
            .map(Person::key)
            .collect(Collectors.toUnmodifiableSet());
    Set<String> sampled = PeopleSheet.sampled(eligible, protection, key);
    List<Person> people = raw.people(sampled);
    Classes<List<String>> classes = Classes.of(people.stream().map(knowns::look).toList());
    Map<String, Story> stories = new TreeMap<>();
    Set<String> kept = new HashSet<>();
    for (Person person : people) {
      if (classes.size(knowns.look(person)) >= protection.fewestPeople()) {
        kept.add(person.key());
        stories.put(key.id(NAME, person.key()), story(raw, panel, knowns, person));
      }
    }
    Set<String> gone = new Blanking(protection.knownMonths()).blank(stories);
    stories.keySet().removeAll(gone);
    kept.removeIf(person -> gone.contains(key.id(NAME, person)));
    return new Kept(
        new Sheet(NAME, "person and relative month", fields(knowns), rows(stories, panel)),
        eligible,
        sampled,
        kept,
        new Lattice(knowns.records(people.stream())).at(knowns.node(), protection.fewestPeople()));
  }

  /** The columns, for a file without people. */
  static List<Field> fields(Policy.Panel panel) {
    return fields(knowns(panel));
  }

  static Knowns<Person> knowns(Policy.Panel panel) {
    return Knowns.at(NAME, panel.levels(), ATTRIBUTES);
  }

  private static List<Field> fields(Knowns<Person> knowns) {
    List<Field> fields = new ArrayList<>();
    fields.add(
        new Field(
            "panel_id", Use.ID, "Names the person in this file and nowhere else.", List.of()));
    fields.addAll(knowns.fields(Use.KNOWN));
    fields.add(new Field("entry_year", Use.KNOWN, "The year of the first entry.", List.of()));
    fields.add(
        new Field(
            "relative_month", Use.MONTH, "1 is the calendar month of the first entry.", List.of()));
    fields.addAll(MONTHLY);
    return fields;
  }

  private static Story story(Raw raw, Policy.Panel panel, Knowns<Person> knowns, Person person) {
    List<String> look = new ArrayList<>(knowns.look(person));
    look.add(Integer.toString(panel.entryYear()));
    Map<Integer, Month> months = raw.months().getOrDefault(person.key(), Map.of());
    Story story = new Story(look);
    for (int month = 1; month <= panel.months(); month++) {
      story.add(monthly(Objects.requireNonNullElse(months.get(month), Month.EMPTY)));
    }
    return story;
  }

  static List<String> monthly(Month month) {
    String sessions = month.sessions() == 0 ? "none" : month.sessions() < 3 ? "1_or_2" : "3_plus";
    String heard =
        month.asked() == 0 ? "not_asked" : month.heard() == month.asked() ? "yes" : "not_always";
    return List.of(sessions, Describe.allHonoured(month.honoured(), month.answered()), heard);
  }

  private static List<List<@Nullable String>> rows(Map<String, Story> stories, Policy.Panel panel) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    stories.forEach(
        (id, story) -> {
          for (int month = 1; month <= panel.months(); month++) {
            List<@Nullable String> row = new ArrayList<>();
            row.add(id);
            row.addAll(story.look());
            row.add(Integer.toString(month));
            row.addAll(story.month(month));
            rows.add(row);
          }
        });
    return rows;
  }
}
