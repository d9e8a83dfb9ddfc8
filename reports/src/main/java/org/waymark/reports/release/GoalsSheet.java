package org.waymark.reports.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.privacy.Lattice;
import org.waymark.reports.release.Field.Use;
import org.waymark.reports.release.Knowns.Attribute;
import org.waymark.reports.release.Raw.Goal;

/**
 * {@code goals}: one row per goal, with nothing that says whose it is. A combination of values is
 * told only where enough different people are behind it and none of them is behind most of it.
 */
final class GoalsSheet {

  static final String NAME = "goals";

  /** The greatest share of a cell's rows that one person may have. */
  private static final double MOST_OF_ONE_PERSON = 0.5;

  private static final Map<Integer, String> MONTHS =
      Map.of(0, "under_1", 1, "1_to_2", 3, "3_to_5", 6, "6_to_11", 12, "12_plus");

  private static final List<Attribute<Goal>> ATTRIBUTES =
      List.of(
          new Attribute<>(Attributes.ORIGIN, "Who brought the goal.", Goal::originator),
          new Attribute<>(
              Attributes.AGREEMENT, "Whether the person agrees with it.", GoalsSheet::agreement),
          new Attribute<>(
              Attributes.LIFE_AREA,
              "What it is about.",
              goal -> Describe.recorded(goal.lifeArea())),
          new Attribute<>(
              Attributes.MONTHS_ACTIVE,
              "From the first day of work on it to its end, or to the day of the release.",
              GoalsSheet::monthsActive),
          new Attribute<>(
              Attributes.ENDED_AS,
              "How it ended. not_ended is censored: on the day of the release it was under way.",
              goal -> Objects.requireNonNullElse(goal.endedAs(), "not_ended")));

  private GoalsSheet() {}

  /** From the goals of everybody who consents. */
  static Kept make(Raw raw, Policy policy, Protection protection, ReleaseKey key) {
    Knowns<Goal> knowns = knowns(policy);
    Set<String> eligible =
        raw.goals().stream().map(Goal::key).collect(Collectors.toUnmodifiableSet());
    Set<String> sampled = PeopleSheet.sampled(eligible, protection, key);
    List<Goal> goals = raw.goals().stream().filter(goal -> sampled.contains(goal.key())).toList();
    Set<List<String>> good = goodCells(goals, knowns, protection);
    Map<String, List<@Nullable String>> rows = new TreeMap<>();
    Set<String> kept = new HashSet<>();
    for (Goal goal : goals) {
      List<String> look = knowns.look(goal);
      if (good.contains(look)) {
        kept.add(goal.key());
        rows.put(key.id(NAME, goal.key() + "\n" + goal.goalId()), new ArrayList<>(look));
      }
    }
    return new Kept(
        new Sheet(NAME, "goal", fields(knowns), List.copyOf(rows.values())),
        eligible,
        sampled,
        kept,
        new Lattice(knowns.records(goals.stream())).at(knowns.node(), protection.fewestPeople()));
  }

  /** The columns, for a file without goals. */
  static List<Field> fields(Policy policy) {
    return fields(knowns(policy));
  }

  private static Knowns<Goal> knowns(Policy policy) {
    return Knowns.at(NAME, Objects.requireNonNull(policy.goals()), ATTRIBUTES);
  }

  private static List<Field> fields(Knowns<Goal> knowns) {
    return knowns.fields(Use.KNOWN);
  }

  private static Set<List<String>> goodCells(
      List<Goal> goals, Knowns<Goal> knowns, Protection protection) {
    Map<List<String>, Map<String, Integer>> cells = new HashMap<>();
    for (Goal goal : goals) {
      cells
          .computeIfAbsent(knowns.look(goal), look -> new HashMap<>())
          .merge(goal.key(), 1, Integer::sum);
    }
    return cells.entrySet().stream()
        .filter(cell -> isGood(cell.getValue(), protection))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isGood(Map<String, Integer> rowsOfPeople, Protection protection) {
    int rows = rowsOfPeople.values().stream().mapToInt(each -> each).sum();
    int most = rowsOfPeople.values().stream().mapToInt(each -> each).max().orElse(0);
    return rowsOfPeople.size() >= protection.fewestPeople()
        && (most <= MOST_OF_ONE_PERSON * rows || protection.fewestPeople() == 1);
  }

  private static String agreement(Goal goal) {
    return goal.agreed() == null ? "not_told" : goal.agreed() ? "yes" : "no";
  }

  private static String monthsActive(Goal goal) {
    return goal.monthsActive() == null
        ? "never"
        : Attributes.band(Math.max(0, goal.monthsActive()), MONTHS);
  }
}
