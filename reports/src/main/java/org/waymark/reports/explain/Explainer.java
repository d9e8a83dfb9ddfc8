package org.waymark.reports.explain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.waymark.reports.audit.Recount;
import org.waymark.reports.disclosure.Disclosure;
import org.waymark.reports.explain.Explanation.CountedFor;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.Literals;
import org.waymark.reports.publication.Manifest;
import org.waymark.reports.publication.Publications;

/**
 * Explains the change of a published cell: counts it again from the events that the earlier
 * publication knew, then with those that came since, cause by cause.
 *
 * <p>A change over several publications is the sum of its steps, from each publication that says
 * something else to the next, so that no two explanations taken from each other tell more.
 */
public final class Explainer {

  private final Cut cut;
  private final Question question;
  private final Map<Long, Manifest> cuts;
  private final Set<Obstacle> obstacles = EnumSet.noneOf(Obstacle.class);

  private Explainer(Cut cut, Question question, Map<Long, Manifest> cuts) {
    this.cut = cut;
    this.question = question;
    this.cuts = cuts;
  }

  /**
   * Explains.
   *
   * @param cut the newest, for its events: what it counts is for this explanation from then on
   * @throws IllegalArgumentException when one of the publications does not have the cell
   */
  public static Explanation explain(Publications publications, Cut cut, Question question) {
    List<Told> history = History.read(publications, question);
    return new Explainer(cut, question, publications.cuts()).explain(history);
  }

  private Explanation explain(List<Told> history) {
    Told before = history.get(0);
    Told after = history.get(history.size() - 1);
    boolean bothAreShown = before.numbers().isPresent() && after.numbers().isPresent();
    List<List<Part>> steps = bothAreShown ? steps(history) : List.of();
    return new Explanation(
        question,
        before,
        after,
        new CountedFor(countedFor(before), countedFor(after)),
        bothAreShown ? Parts.sum(steps) : List.of(),
        steps.size(),
        obstacles);
  }

  private Optional<Integer> countedFor(Told told) {
    return Optional.ofNullable(cuts.get(told.countedAt())).map(Manifest::number);
  }

  /** From each publication that shows the cell to the next, where that says something else. */
  private List<List<Part>> steps(List<Told> history) {
    List<Told> shown = history.stream().filter(each -> each.numbers().isPresent()).toList();
    List<List<Part>> steps = new ArrayList<>();
    for (int i = 1; i < shown.size(); i++) {
      if (!shown.get(i).saysTheSameAs(shown.get(i - 1))) {
        steps.add(step(shown.get(i - 1), shown.get(i)));
      }
    }
    return steps;
  }

  private List<Part> step(Told before, Told after) {
    Amounts change = after.amounts().minus(before.amounts());
    if (before.version() != after.version()) {
      obstacles.add(Obstacle.DEFINITION_CHANGED);
      return Parts.unsplit(change);
    }
    Manifest earlier = cuts.get(before.countedAt());
    Manifest later = cuts.get(after.countedAt());
    if (earlier == null || later == null) {
      obstacles.add(Obstacle.COUNTED_OTHERWISE);
      return Parts.unsplit(change);
    }
    return split(before, after, earlier, later);
  }

  private List<Part> split(Told before, Told after, Manifest earlier, Manifest later) {
    cut.step(
        "explain/causes",
        Map.of(
            "program", Literals.text(question.programId()),
            "before", Literals.offsets(earlier.made().head().cut()),
            "after", Literals.offsets(later.made().head().cut())));
    List<Integer> steps = cut.report("explain/steps", Map.of(), row -> row.getInt("step"));
    Shares start = shares(0, before);
    Map<Cause, Shares> changes = new EnumMap<>(Cause.class);
    Shares reached = start;
    for (Cause cause : Cause.values()) {
      if (steps.contains(cause.step())) {
        Shares next = shares(cause.step(), before);
        changes.put(cause, next.minus(reached));
        reached = next;
      }
    }
    if (!start.total().equals(before.amounts()) || !reached.total().equals(after.amounts())) {
      obstacles.add(Obstacle.COUNTED_OTHERWISE);
      return Parts.unsplit(after.amounts().minus(before.amounts()));
    }
    return Parts.finest(changes, fewest(earlier, later));
  }

  /** What people add to the cell, counted from the events up to a step. */
  private Shares shares(int step, Told cell) {
    Recount.upTo(cut, step);
    Map<String, Amounts> byPerson = new HashMap<>();
    cut.report(
            "explain/contributions",
            Map.of(
                "program", Literals.text(question.programId()),
                "indicator", Literals.text(question.indicator().id()),
                "from_day", Literals.date(cell.span().startInclusive()),
                "to_day", Literals.date(cell.span().endExclusive())),
            Share::read)
        .forEach(share -> byPerson.put(share.person(), share.amounts()));
    return new Shares(byPerson);
  }

  private record Share(String person, Amounts amounts) {

    static Share read(ResultSet row) throws SQLException {
      return new Share(
          row.getString("participant_key"),
          Amounts.ofPerson(
              row.getLong("numerator"), row.getLong("denominator"), row.getLong("unknown")));
    }
  }

  private static int fewest(Manifest earlier, Manifest later) {
    return Math.max(
        Disclosure.DEFAULT_FEWEST_PEOPLE,
        Math.max(earlier.made().fewestPeople(), later.made().fewestPeople()));
  }
}
