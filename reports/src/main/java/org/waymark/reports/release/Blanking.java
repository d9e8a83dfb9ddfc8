package org.waymark.reports.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.waymark.reports.privacy.Known;
import org.waymark.reports.release.Story.Told;

/**
 * Blanks values of months until what any few months tell of somebody is shared by enough people. A
 * blank is something that is told as well: if three people were blank in a month, whoever knows
 * that one of them had a rare month would have found three. Somebody whose blanks are still too
 * rare is left out altogether. So however little is left, of any few months that somebody knows of
 * a person, enough people fit.
 */
final class Blanking {

  private final List<Integer> fewest;

  /**
   * With how many people must share one month, two months, and so on.
   *
   * @param fewest in the order of how many months are known
   */
  Blanking(List<Integer> fewest) {
    this.fewest = List.copyOf(fewest);
  }

  /** Blanks, and says who must be left out. */
  Set<String> blank(Map<String, Story> stories) {
    Map<String, Story> left = new HashMap<>(stories);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int m = 1; m <= fewest.size(); m++) {
        changed |= once(left, m);
      }
    }
    Set<String> gone = new HashSet<>(stories.keySet());
    gone.removeAll(left.keySet());
    return gone;
  }

  /** Of each person whom too few share something with, blanks one value, or takes them out. */
  private boolean once(Map<String, Story> left, int m) {
    Numbered numbered = new Numbered();
    Map<String, List<Integer>> told = new HashMap<>();
    left.forEach((id, story) -> told.put(id, numbered.all(story)));
    Map<List<Integer>, Integer> sharing = new Known<>(told.values()).sharing(m);
    Set<String> gone = new HashSet<>();
    boolean changed = false;
    for (Map.Entry<String, List<Integer>> each : told.entrySet()) {
      List<List<Integer>> rare =
          Known.combinations(each.getValue(), m).stream()
              .filter(known -> sharing.getOrDefault(known, 0) < fewest.get(m - 1))
              .toList();
      if (!rare.isEmpty()) {
        changed = true;
        Story story = Objects.requireNonNull(left.get(each.getKey()));
        numbered.worst(rare).ifPresentOrElse(story::blank, () -> gone.add(each.getKey()));
      }
    }
    left.keySet().removeAll(gone);
    return changed;
  }

  /** What is told, as numbers: thousands of combinations are compared. */
  private static final class Numbered {
    private final Map<Told, Integer> numbers = new HashMap<>();
    private final List<Told> told = new ArrayList<>();

    List<Integer> all(Story story) {
      return story.told().stream().map(this::number).toList();
    }

    private int number(Told each) {
      return numbers.computeIfAbsent(
          each,
          first -> {
            told.add(first);
            return told.size() - 1;
          });
    }

    /** The month that is in most of what is rare and not blank yet; the last among equals. */
    Optional<Integer> worst(List<List<Integer>> rare) {
      Map<Integer, Integer> blame = new TreeMap<>();
      for (List<Integer> known : rare) {
        for (int number : known) {
          if (!told.get(number).isBlank()) {
            blame.merge(told.get(number).month(), 1, Integer::sum);
          }
        }
      }
      return blame.entrySet().stream()
          .max(
              Map.Entry.<Integer, Integer>comparingByValue()
                  .thenComparing(Map.Entry.comparingByKey()))
          .map(Map.Entry::getKey);
    }
  }
}
