package org.waymark.reports.release;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.waymark.reports.privacy.Classes;
import org.waymark.reports.release.Attacks.Outcome;
import org.waymark.reports.release.Field.Use;
import org.waymark.reports.release.Raw.Month;
import org.waymark.reports.release.Raw.Person;
import org.waymark.reports.release.Story.Told;

/** Attacks by somebody who knows what is true of people, and looks for their rows. */
final class PeopleAttacks {

  private final Raw truth;

  PeopleAttacks(Raw truth) {
    this.truth = truth;
  }

  /** What must not be in any byte. */
  List<String> keys() {
    return Stream.concat(
            truth.people().keySet().stream(), truth.goals().stream().map(Raw.Goal::goalId))
        .distinct()
        .filter(key -> key.length() >= 8)
        .toList();
  }

  /** Everybody is looked for by all that somebody could know of them. */
  Outcome linkage(Published on) {
    Optional<Sheet> sheet = on.sheet(PeopleSheet.NAME);
    if (sheet.isEmpty()) {
      return new Outcome("no such file", false);
    }
    Knowns<Person> knowns = PeopleSheet.knowns(truth, on.policy());
    Classes<List<String>> rows = Classes.of(sheet.get().values(Use.KNOWN));
    Tally tally = new Tally();
    for (Person person : truth.people().values()) {
      tally.add(rows.size(knowns.look(person)));
    }
    return tally.outcome(on.policy().fewestPeople());
  }

  /** Everybody of the cohort is looked for by all that is known and what happened in m months. */
  Outcome trajectory(Published on, int m, Random random) {
    Sheet sheet = on.sheet(PanelSheet.NAME).orElseThrow();
    Policy.Panel panel = Objects.requireNonNull(on.policy().panel());
    Knowns<Person> knowns = PanelSheet.knowns(panel);
    Map<List<String>, List<Map<Integer, Told>>> byLook = byLook(sheet);
    Tally tally = new Tally();
    for (Person person : truth.people().values()) {
      if (person.entryYear() == panel.entryYear()) {
        List<String> look = new ArrayList<>(knowns.look(person));
        look.add(Integer.toString(panel.entryYear()));
        Map<Integer, List<String>> known = known(person, panel, m, random);
        tally.add(
            (int)
                byLook.getOrDefault(look, List.of()).stream()
                    .filter(story -> fits(story, known))
                    .count());
      }
    }
    int fewest = panel.knownMonths().get(Math.min(m, panel.knownMonths().size()) - 1);
    return tally.outcome(fewest);
  }

  private static Map<List<String>, List<Map<Integer, Told>>> byLook(Sheet sheet) {
    Map<List<String>, List<Map<Integer, Told>>> byLook = new TreeMap<>(PeopleAttacks::compare);
    Checks.told(sheet)
        .values()
        .forEach(
            story -> {
              Map<Integer, Told> months = new TreeMap<>();
              story.forEach(told -> months.put(told.month(), told));
              byLook.computeIfAbsent(story.get(0).look(), look -> new ArrayList<>()).add(months);
            });
    return byLook;
  }

  private static int compare(List<String> one, List<String> other) {
    return String.join("\n", one).compareTo(String.join("\n", other));
  }

  private Map<Integer, List<String>> known(
      Person person, Policy.Panel panel, int m, Random random) {
    List<Integer> months = new ArrayList<>();
    for (int month = 1; month <= panel.months(); month++) {
      months.add(month);
    }
    Collections.shuffle(months, random);
    Map<Integer, List<String>> known = new TreeMap<>();
    for (int month : months.subList(0, m)) {
      Month happened = truth.months().getOrDefault(person.key(), Map.of()).get(month);
      known.put(month, PanelSheet.monthly(Objects.requireNonNullElse(happened, Month.EMPTY)));
    }
    return known;
  }

  /** A blank, or a month that is not there, may be anything. */
  private static boolean fits(Map<Integer, Told> story, Map<Integer, List<String>> known) {
    for (Map.Entry<Integer, List<String>> each : known.entrySet()) {
      Told told = story.get(each.getKey());
      for (int i = 0; told != null && i < told.values().size(); i++) {
        String value = told.values().get(i);
        if (!value.isEmpty() && !value.equals(each.getValue().get(i))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Over people, how many rows could be theirs; none means that they are not in the file. */
  private static final class Tally {
    private int looked;
    private int alone;
    private int fewest = Integer.MAX_VALUE;

    void add(int candidates) {
      looked++;
      alone += candidates == 1 ? 1 : 0;
      fewest = candidates == 0 ? fewest : Math.min(fewest, candidates);
    }

    Outcome outcome(int enough) {
      return new Outcome(
          "%s; %d".formatted(Attacks.percent((double) alone / looked), fewest), fewest < enough);
    }
  }
}
