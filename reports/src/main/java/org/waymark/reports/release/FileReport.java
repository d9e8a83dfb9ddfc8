package org.waymark.reports.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.waymark.reports.privacy.Classes;
import org.waymark.reports.privacy.Known;
import org.waymark.reports.privacy.Sensitive;
import org.waymark.reports.release.Field.Use;
import org.waymark.reports.release.Raw.Person;
import org.waymark.reports.release.Story.Told;

/**
 * What a privacy report says of one file. Numbers of people are to the nearest 5.
 *
 * @param file its name
 * @param eligible who could be in it
 * @param sampled of these, who were drawn
 * @param kept of these, who are in it
 * @param suppressed the share of the drawn who were left out
 * @param groups the same by group
 * @param risks by name
 * @param loss of each column by which people could be known, from 0 to 1
 */
public record FileReport(
    String file,
    long eligible,
    long sampled,
    long kept,
    double suppressed,
    List<Group> groups,
    Map<String, Double> risks,
    Map<String, Double> loss) {

  /**
   * Some of the people.
   *
   * @param group who they are
   * @param sampled how many were drawn
   * @param suppressed the share of them that was left out
   */
  public record Group(String group, long sampled, double suppressed) {}

  private static final int FEWEST_IN_GROUP = 50;

  static FileReport of(Raw raw, Kept kept, Sheet all) {
    return new FileReport(
        kept.sheet().name(),
        Rounded.people(kept.eligible().size()),
        Rounded.people(kept.sampled().size()),
        Rounded.people(kept.kept().size()),
        Rounded.share(kept.suppressed()),
        groups(raw, kept),
        risks(kept, all),
        loss(kept));
  }

  private static List<Group> groups(Raw raw, Kept kept) {
    List<Group> groups = new ArrayList<>();
    for (Knowns.Attribute<Person> attribute : List.of(Describe.GENDER, Describe.AGE)) {
      for (String value : attribute.hierarchy().values(1)) {
        List<Person> drawn =
            raw.people(kept.sampled()).stream()
                .filter(
                    person ->
                        attribute.hierarchy().at(1, attribute.leaf().apply(person)).equals(value))
                .toList();
        long left = drawn.stream().filter(person -> !kept.kept().contains(person.key())).count();
        if (drawn.size() >= FEWEST_IN_GROUP) {
          groups.add(
              new Group(
                  attribute.hierarchy().attribute() + " " + value,
                  Rounded.people(drawn.size()),
                  Rounded.share((double) left / drawn.size())));
        }
      }
    }
    return groups;
  }

  private static Map<String, Double> risks(Kept kept, Sheet all) {
    Sheet sheet = kept.sheet();
    Map<String, Double> risks = new LinkedHashMap<>();
    Classes<List<String>> classes = Classes.of(Checks.looks(sheet).values());
    Classes<List<String>> population = Classes.of(Checks.looks(all).values());
    risks.put("smallest class", (double) classes.smallest());
    risks.put("classes", (double) classes.count());
    if (classes.people() > 0) {
      risks.put("prosecutor risk, highest", classes.highestProsecutorRisk());
      risks.put("prosecutor risk, average", classes.averageProsecutorRisk());
      risks.put("journalist risk, highest", classes.highestJournalistRisk(population));
      risks.put("marketer risk", classes.marketerRisk(population));
    }
    List<List<String>> looks = sheet.values(Use.KNOWN);
    for (int column : sheet.places(Use.SENSITIVE)) {
      Sensitive<List<String>> sensitive =
          new Sensitive<>(
              IntStream.range(0, looks.size())
                  .mapToObj(
                      i ->
                          new Sensitive.Person<>(
                              looks.get(i), Sheet.at(List.of(column), sheet.rows().get(i)).get(0)))
                  .toList());
      String name = sheet.fields().get(column).name();
      risks.put("alpha of " + name, sensitive.alpha());
      risks.put("diversity of " + name, (double) sensitive.distinctDiversity());
      risks.put("closeness of " + name, sensitive.equalCloseness());
    }
    if (!sheet.places(Use.MONTH).isEmpty()) {
      Known<Told> known = new Known<>(Checks.told(sheet).values());
      for (int m = 1; m <= 3; m++) {
        risks.put("k^" + m, (double) known.smallest(m));
      }
      for (int column : sheet.places(Use.MONTHLY)) {
        long told = sheet.rows().stream().filter(row -> row.get(column) != null).count();
        risks.put(
            sheet.fields().get(column).name() + " told, share of months",
            (double) told / sheet.rows().size());
      }
    }
    risks.put("discernibility", kept.quality().discernibility());
    return risks;
  }

  private static Map<String, Double> loss(Kept kept) {
    Map<String, Double> loss = new LinkedHashMap<>();
    List<String> names =
        kept.sheet().places(Use.KNOWN).stream()
            .map(place -> kept.sheet().fields().get(place).name())
            .toList();
    for (int i = 0; i < kept.quality().loss().size(); i++) {
      loss.put(names.get(i), kept.quality().loss().get(i));
    }
    return loss;
  }
}
