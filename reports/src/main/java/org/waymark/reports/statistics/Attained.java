package org.waymark.reports.statistics;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.waymark.reports.statistics.GoalAttainment.Rating;

/**
 * How far people have come with their goals: each person counts once, however many goals.
 *
 * @param t of people, see {@link GoalAttainment}
 * @param change of people's T since the goals' baselines
 * @param levels how many goals stand at each level, from -2 to 2
 */
public record Attained(Quartiles t, Quartiles change, List<Long> levels) {

  /**
   * Two ratings of one goal by the same rater.
   *
   * @param baseline as it was at first
   * @param now as it is
   */
  public record Progress(Rating baseline, Rating now) {}

  /** Of people with one goal or more each, one list to a person; of one person or more. */
  public static Attained of(Collection<List<Progress>> people) {
    return new Attained(
        Quartiles.of(people.stream().mapToDouble(goals -> t(goals, Progress::now)).toArray()),
        Quartiles.of(people.stream().mapToDouble(Attained::change).toArray()),
        GoalAttainment.levels(people.stream().flatMap(List::stream).map(Progress::now).toList()));
  }

  private static double change(List<Progress> goals) {
    return t(goals, Progress::now) - t(goals, Progress::baseline);
  }

  private static double t(List<Progress> goals, Function<Progress, Rating> when) {
    return GoalAttainment.t(goals.stream().map(when).toList());
  }
}
