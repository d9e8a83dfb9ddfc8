package org.waymark.reports.release;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.waymark.reports.privacy.Classes;
import org.waymark.reports.release.Field.Use;

/**
 * What a release gives away together with those before it. It knows of each what everybody knows:
 * its files.
 */
final class Guard {

  private Guard() {}

  /** An earlier release and its day. */
  record Earlier(int number, LocalDate day, Published release) {}

  /** All checks of a release that is as of a day against the ones before. */
  static List<Check> check(Published release, LocalDate day, List<Earlier> all) {
    List<Check> checks = new ArrayList<>(siblings(release));
    for (Earlier earlier : all) {
      String beside = " (beside release " + earlier.number() + ")";
      rest(release, day, earlier).ifPresent(check -> checks.add(named(check, beside)));
      cohorts(release, earlier.release()).ifPresent(check -> checks.add(named(check, beside)));
      leaving(release, earlier.release()).ifPresent(check -> checks.add(named(check, beside)));
      linkage(release, earlier.release()).forEach(check -> checks.add(named(check, beside)));
    }
    return checks;
  }

  private static Check named(Check check, String beside) {
    return new Check(check.rule() + beside, check.holds(), check.found());
  }

  /** Each draw of the same people is another chance to see who is never drawn any more. */
  private static Optional<Check> rest(Published release, LocalDate day, Earlier earlier) {
    if (release.policy().people() == null || earlier.release().policy().people() == null) {
      return Optional.empty();
    }
    long days = ChronoUnit.DAYS.between(earlier.day(), day);
    return Optional.of(
        new Check(
            "people are released again after %d days at least"
                .formatted(release.policy().restDays()),
            days >= release.policy().restDays(),
            days + " days"));
  }

  /**
   * A person's first entry can only become earlier, so if cohorts only become later, each person is
   * in one.
   */
  private static Optional<Check> cohorts(Published release, Published earlier) {
    Policy.Panel one = release.policy().panel();
    Policy.Panel other = earlier.policy().panel();
    if (one == null || other == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Check(
            "the panel's cohort entered later than any before",
            one.entryYear() > other.entryYear(),
            "%d after %d".formatted(one.entryYear(), other.entryYear())));
  }

  /** How much likelier the counts make it that a known person left than that they stayed. */
  private static Optional<Check> leaving(Published release, Published earlier) {
    Optional<Sheet> now = release.sheet(PeopleSheet.NAME);
    Optional<Sheet> then = earlier.sheet(PeopleSheet.NAME);
    if (now.isEmpty() || then.isEmpty()) {
      return Optional.empty();
    }
    Classes<List<String>> before = rowsOf(then.get());
    Classes<List<String>> after = rowsOf(now.get());
    double sample = release.policy().sample();
    double most =
        before.sizes().entrySet().stream()
            .mapToDouble(
                each ->
                    evidence(
                        each.getValue() / earlier.policy().sample(),
                        after.size(each.getKey()),
                        sample))
            .max()
            .orElse(1);
    return Optional.of(
        new Check(
            "no count makes it more than %.0f times likelier that somebody left"
                .formatted(release.policy().mostEvidence()),
            most <= release.policy().mostEvidence(),
            "%.1f times at most".formatted(most)));
  }

  private static Classes<List<String>> rowsOf(Sheet sheet) {
    Set<Integer> places = new LinkedHashSet<>(sheet.places(Use.KNOWN));
    places.addAll(sheet.places(Use.SENSITIVE));
    return Classes.of(
        sheet.rows().stream().map(row -> Sheet.at(List.copyOf(places), row)).toList());
  }

  /**
   * P(seen | one of them left) / P(seen | all are there) for a sample of a share of them, which is
   * (n - seen) / (n (1 - share)): at most 1 / (1 - share), when none is seen.
   *
   * @param there how many there are thought to be
   */
  static double evidence(double there, int seen, double share) {
    double n = Math.max(Math.max(1, Math.round(there)), seen);
    return (n - seen) / (n * (1 - share));
  }

  private static List<Check> siblings(Published release) {
    return linkage(release, release);
  }

  /** Rows of people in files of two kinds, joined on what both tell. */
  private static List<Check> linkage(Published release, Published other) {
    List<Check> checks = new ArrayList<>();
    for (Sheet one : release.sheets()) {
      for (Sheet two : other.sheets()) {
        if (!one.name().equals(two.name()) && ofPeople(one) && ofPeople(two)) {
          checks.add(linkage(one, two, release.policy().fewestPeople()));
        }
      }
    }
    return checks;
  }

  private static boolean ofPeople(Sheet sheet) {
    return !sheet.places(Use.ID).isEmpty();
  }

  private static Check linkage(Sheet one, Sheet two, int fewest) {
    int least = fewestCandidates(one, two);
    return new Check(
        "a row of %s fits %d or more people of %s, or none"
            .formatted(one.name(), fewest, two.name()),
        least >= fewest,
        least == Integer.MAX_VALUE ? "none fits" : least + " at least");
  }

  /** The fewest people of one file whom a row of another fits; the greatest int where none fits. */
  static int fewestCandidates(Sheet one, Sheet two) {
    List<String> shared =
        one.fields().stream().filter(two.fields()::contains).map(Field::name).toList();
    Map<List<String>, Integer> there = new HashMap<>();
    looks(two, shared).forEach(look -> there.merge(look, 1, Integer::sum));
    return looks(one, shared).stream()
        .filter(there::containsKey)
        .mapToInt(look -> there.getOrDefault(look, 0))
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  /** Columns that mean the same at the same level; a policy that freezes two levels shares none. */
  private static List<String> names(Sheet sheet) {
    return sheet.places(Use.KNOWN).stream().map(i -> sheet.fields().get(i).name()).toList();
  }

  private static List<List<String>> looks(Sheet sheet, List<String> shared) {
    List<Integer> places = shared.stream().map(name -> names(sheet).indexOf(name)).toList();
    return Checks.looks(sheet).values().stream()
        .map(look -> places.stream().map(look::get).toList())
        .toList();
  }
}
