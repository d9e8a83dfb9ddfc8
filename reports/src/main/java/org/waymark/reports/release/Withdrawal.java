package org.waymark.reports.release;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.waymark.reports.privacy.Classes;
import org.waymark.reports.release.Attacks.Outcome;
import org.waymark.reports.release.Field.Use;
import org.waymark.reports.release.Raw.Person;

/**
 * Two releases, and some people withdraw in between: somebody who knows all that is true of a
 * person says that they withdrew if there are fewer rows like theirs than before. Beside it stands
 * how often the same is said of people who stayed: what draws alone do.
 */
final class Withdrawal {

  private static final int ROUNDS = 8;
  private static final int LEAVE = 40;
  private static final long SEED = 1;

  /** The attack succeeds if more than half of those who are said to have withdrawn did. */
  private static final double PROOF = 0.5;

  private final Raw truth;

  Withdrawal(Raw truth) {
    this.truth = truth;
  }

  Outcome run(Policy policy, Protection protection) {
    if (policy.people() == null) {
      return new Outcome("no such file", false);
    }
    Random random = new Random(SEED);
    long left = 0;
    long said = 0;
    long saidOfLeft = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Set<String> leaving = some(random);
      Classes<List<String>> before = rows(truth, policy, protection);
      Classes<List<String>> after = rows(without(leaving), policy, protection);
      Knowns<Person> knowns = PeopleSheet.knowns(truth, policy);
      left += leaving.size();
      for (Person person : truth.people().values()) {
        List<String> row = new ArrayList<>(knowns.look(person));
        row.addAll(PeopleSheet.sensitive(person));
        if (after.size(row) < before.size(row)) {
          said++;
          saidOfLeft += leaving.contains(person.key()) ? 1 : 0;
        }
      }
    }
    long stayed = (long) ROUNDS * truth.people().size() - left;
    double right = said == 0 ? 0 : (double) saidOfLeft / said;
    return new Outcome(
        "%s, %s; %s"
            .formatted(
                Attacks.percent((double) saidOfLeft / left),
                Attacks.percent((double) (said - saidOfLeft) / stayed),
                Attacks.percent(right)),
        right > PROOF);
  }

  private Set<String> some(Random random) {
    List<String> keys = new ArrayList<>(truth.people().keySet());
    Collections.sort(keys);
    Collections.shuffle(keys, random);
    return new HashSet<>(keys.subList(0, Math.min(LEAVE, keys.size() / 10)));
  }

  private Raw without(Set<String> leaving) {
    Map<String, Person> people = new HashMap<>(truth.people());
    people.keySet().removeAll(leaving);
    return new Raw(people, truth.months(), truth.goals());
  }

  private static Classes<List<String>> rows(Raw raw, Policy policy, Protection protection) {
    Sheet sheet = PeopleSheet.make(raw, policy, protection, ReleaseKey.fresh()).sheet();
    List<Integer> places = new ArrayList<>(sheet.places(Use.KNOWN));
    places.addAll(sheet.places(Use.SENSITIVE));
    return Classes.of(sheet.rows().stream().map(row -> Sheet.at(places, row)).toList());
  }
}
