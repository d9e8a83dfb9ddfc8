package org.waymark.reports.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.waymark.schemas.lake.LakeTable;

/**
 * What a session sees: the views of a lake's cut, and what stands beside them.
 *
 * @param files that it may read
 * @param views statements that make views of them
 */
public record Beside(List<String> files, List<String> views) {

  /** Nothing. */
  public static final Beside NOTHING = new Beside(List.of(), List.of());

  /** Takes copies of the lists. */
  public Beside {
    files = List.copyOf(files);
    views = List.copyOf(views);
  }

  /**
   * The counts of people as earlier cuts had them, as {@code earlier_person_indicator_months}: the
   * columns of {@code person_indicator_months}, {@code part} (NULL is the whole) and {@code
   * origin}.
   *
   * @param filesByOrigin those of {@code participant_months} at each of the cuts, by a number of
   *     the caller's
   */
  public static Beside earlierPeople(Map<Long, List<String>> filesByOrigin) {
    return new Beside(
        filesByOrigin.values().stream().flatMap(List::stream).toList(),
        Views.earlier(filesByOrigin));
  }

  /**
   * The facts of other tables, such as those that were in force before: {@code
   * before_participant_months}, {@code before_program_months}, {@code before_goal_spells} and
   * {@code before_episode_spells}, as a cut has them without the prefix.
   */
  public static Beside before(Map<LakeTable, List<String>> files) {
    return new Beside(files.values().stream().flatMap(List::stream).toList(), Views.before(files));
  }

  /** Both. */
  public Beside and(Beside other) {
    return new Beside(joined(files, other.files), joined(views, other.views));
  }

  private static List<String> joined(List<String> some, List<String> others) {
    List<String> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }
}
