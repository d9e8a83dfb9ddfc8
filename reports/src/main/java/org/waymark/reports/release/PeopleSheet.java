package org.waymark.reports.release;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.privacy.Classes;
import org.waymark.reports.privacy.Lattice;
import org.waymark.reports.privacy.Sensitive;
import org.waymark.reports.release.Field.Use;
import org.waymark.reports.release.Knowns.Attribute;
import org.waymark.reports.release.Raw.Person;

/**
 * {@code people}: one row per person, in classes of people who cannot be told apart, in none of
 * which nearly everybody has the same sensitive value. All people of a class that is too small or
 * too much alike are left out; leaving them out changes no other class.
 */
final class PeopleSheet {

  static final String NAME = "people";

  private static final List<String> CHANGES = List.of("up", "same", "down", "not_told");

  private static final List<Field> SENSITIVE =
      List.of(
          new Field(
              "preferences_honoured",
              Use.SENSITIVE,
              "Of the preferences that the person stated, and of which it is known whether they"
                  + " were honoured, how many were in full: three in four or more.",
              Describe.MOST_HONOURED),
          new Field(
              "hope_change",
              Use.SENSITIVE,
              "How the person's answers on hope (0 to 10, after sessions) went from the first to"
                  + " the last; not_told with fewer than two answers.",
              CHANGES),
          new Field("heard_change", Use.SENSITIVE, "The same of feeling heard.", CHANGES));

  private PeopleSheet() {}

  /** From everybody who consents. */
  static Kept make(Raw raw, Policy policy, Protection protection, ReleaseKey key) {
    Knowns<Person> knowns = knowns(raw, policy);
    Set<String> sampled = sampled(raw.people().keySet(), protection, key);
    List<Person> people = raw.people(sampled);
    Set<List<String>> good = goodClasses(people, knowns, protection);
    Map<String, List<@Nullable String>> rows = new TreeMap<>();
    Set<String> kept = new HashSet<>();
    for (Person person : people) {
      List<String> look = knowns.look(person);
      if (good.contains(look)) {
        kept.add(person.key());
        rows.put(key.id(NAME, person.key()), row(key.id(NAME, person.key()), look, person));
      }
    }
    return new Kept(
        new Sheet(NAME, "person", fields(knowns), List.copyOf(rows.values())),
        raw.people().keySet(),
        sampled,
        kept,
        new Lattice(knowns.records(people.stream())).at(knowns.node(), protection.fewestPeople()));
  }

  /** The columns, for a file without people. */
  static List<Field> fields(Policy policy) {
    return fields(knowns(Raw.NOBODY, policy));
  }

  static Knowns<Person> knowns(Raw raw, Policy policy) {
    return Knowns.at(NAME, Objects.requireNonNull(policy.people()), attributes(raw, policy));
  }

  static Set<String> sampled(Set<String> keys, Protection protection, ReleaseKey key) {
    return keys.stream()
        .filter(each -> protection.sample() >= 1 || key.samples(protection.sample(), each))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<Field> fields(Knowns<Person> knowns) {
    List<Field> fields = new ArrayList<>();
    fields.add(
        new Field(
            "people_id", Use.ID, "Names the person in this file and nowhere else.", List.of()));
    fields.addAll(knowns.fields(Use.KNOWN));
    fields.addAll(SENSITIVE);
    return fields;
  }

  private static List<Attribute<Person>> attributes(Raw raw, Policy policy) {
    List<String> types =
        raw.people().values().stream()
            .map(person -> Describe.recorded(person.programType()))
            .distinct()
            .toList();
    return List.of(
        Describe.AGE,
        Describe.GENDER,
        new Attribute<>(
            Attributes.programTypes(policy.programGroups(), types),
            "The type of the program that the person entered first.",
            person -> Describe.recorded(person.programType())),
        Describe.DURATION,
        Describe.ATTENDED);
  }

  private static Set<List<String>> goodClasses(
      List<Person> people, Knowns<Person> knowns, Protection protection) {
    Classes<List<String>> classes = Classes.of(people.stream().map(knowns::look).toList());
    List<Sensitive<List<String>>> sensitive =
        IntStream.range(0, SENSITIVE.size())
            .mapToObj(
                column ->
                    new Sensitive<>(
                        people.stream()
                            .map(
                                person ->
                                    new Sensitive.Person<>(
                                        knowns.look(person), sensitive(person).get(column)))
                            .toList()))
            .toList();
    return classes.sizes().entrySet().stream()
        .filter(each -> each.getValue() >= protection.fewestPeople())
        .map(Map.Entry::getKey)
        .filter(
            look ->
                sensitive.stream().allMatch(of -> of.alpha(look) <= protection.mostOfOneValue()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<@Nullable String> row(String id, List<String> look, Person person) {
    List<@Nullable String> row = new ArrayList<>();
    row.add(id);
    row.addAll(look);
    row.addAll(sensitive(person));
    return row;
  }

  static List<String> sensitive(Person person) {
    return List.of(
        Describe.mostHonoured(person.honoured(), person.answered()),
        Describe.change(person.hopeChange()),
        Describe.change(person.heardChange()));
  }
}
