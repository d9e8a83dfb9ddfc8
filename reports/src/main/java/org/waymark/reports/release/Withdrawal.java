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
 * Two releases, and some people withdraw in between: somebody who knows all that is true of a person
 * says that they withdrew if there are fewer rows like theirs than before. Beside it stands how often
 * the same is said of people who stayed: what draws alone do.
 */
final class Withdrawal {

  private static final int ROUNDS = 8;
  private static final int LEAVE = 40;
  private static final long SEED = 1;

  /** The attack tells nothing if it says so of those who left hardly more often than of others. */
  private static final double TELLS = 0.25;

  private final Raw truth;

  Withdrawal(Raw truth) {
    this.truth = truth;
  }

  Outcome run(Policy policy, Protection protection) {
    if (policy.people() == null) {
      return new Outcome("no such file", false);
    }
    Random random = new Random(SEED);
    double left = 0;
    double stayed = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Set<String> leaving = some(random);
      Classes<List<String>> before = rows(truth, policy, protection);
      Classes<List<String>> after = rows(without(leaving), policy, protection);
      Knowns<Person> knowns = PeopleSheet.knowns(truth, policy);
      int fewer = 0;
      int fewerOfLeft = 0;
      for (Person person : truth.people().values()) {
        List<String> row = new ArrayList<>(knowns.look(person));
        row.addAll(PeopleSheet.sensitive(person));
        if (after.size(row) < before.size(row)) {
          fewer++;
          fewerOfLeft += leaving.contains(person.key()) ? 1 : 0;
        }
      }
      left += (double) fewerOfLeft / leaving.size();
      stayed += (double) (fewer - fewerOfLeft) / (truth.people().size() - leaving.size());
    }
    double advantage = (left - stayed) / ROUNDS;
    return new Outcome(
        Attacks.percent(left / ROUNDS) + ", " + Attacks.percent(stayed / ROUNDS),
        advantage > TELLS);
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
