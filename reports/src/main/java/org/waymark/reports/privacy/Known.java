package org.waymark.reports.privacy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * k^m (Terrovitis, Mamoulis and Kalnis, 2008): how many people share any m things that somebody may
 * know of a person, such as what happened in m of their months.
 *
 * @param <T> a thing that can be known
 */
public final class Known<T> {

  private final List<List<T>> people;

  /** Of people, each the things that are true of them, none twice, in one order for all. */
  public Known(Collection<List<T>> people) {
    this.people = List.copyOf(people);
  }

  /** How many people share each combination of m things that somebody has. */
  public Map<List<T>, Integer> sharing(int m) {
    Map<List<T>, Integer> sharing = new HashMap<>();
    for (List<T> things : people) {
      for (List<T> known : combinations(things, m)) {
        sharing.merge(known, 1, Integer::sum);
      }
    }
    return sharing;
  }

  /** k for m: the fewest people who share m things; 0 if nobody has so many. */
  public int smallest(int m) {
    return sharing(m).values().stream().mapToInt(size -> size).min().orElse(0);
  }

  /** How many people have m things that nobody else has all of. */
  public long unique(int m) {
    Map<List<T>, Integer> sharing = sharing(m);
    return people.stream()
        .filter(
            things ->
                combinations(things, m).stream()
                    .anyMatch(known -> sharing.getOrDefault(known, 0) == 1))
        .count();
  }

  /** All choices of m of some things, each in their order. */
  public static <T> List<List<T>> combinations(List<T> things, int m) {
    if (m == 0) {
      return List.of(List.of());
    }
    List<List<T>> all = new ArrayList<>();
    for (int i = 0; i <= things.size() - m; i++) {
      for (List<T> rest : combinations(things.subList(i + 1, things.size()), m - 1)) {
        List<T> known = new ArrayList<>(m);
        known.add(things.get(i));
        known.addAll(rest);
        all.add(List.copyOf(known));
      }
    }
    return all;
  }
}
