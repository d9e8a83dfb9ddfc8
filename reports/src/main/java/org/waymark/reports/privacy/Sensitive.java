package org.waymark.reports.privacy;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What the classes give away about a sensitive attribute even if nobody in them can be told apart.
 *
 * @param <K> what the people of a class have in common
 */
public final class Sensitive<K> {

  private final Map<K, Map<String, Integer>> classes = new LinkedHashMap<>();
  private final Map<String, Integer> all = new TreeMap<>();

  /**
   * A person.
   *
   * @param look by which their class is known
   * @param value of the sensitive attribute
   */
  public record Person<K>(K look, String value) {}

  /** Of people. */
  public Sensitive(List<Person<K>> people) {
    for (Person<K> person : people) {
      classes
          .computeIfAbsent(person.look(), look -> new TreeMap<>())
          .merge(person.value(), 1, Integer::sum);
      all.merge(person.value(), 1, Integer::sum);
    }
  }

  /** l: the fewest different values in a class (Machanavajjhala and others, 2007). */
  public int distinctDiversity() {
    return classes.values().stream().mapToInt(Map::size).min().orElse(0);
  }

  /**
   * l of entropy l-diversity: e to the least entropy of a class, at most {@link
   * #distinctDiversity}.
   */
  public double entropyDiversity() {
    return classes.values().stream()
        .mapToDouble(values -> Math.exp(entropy(values)))
        .min()
        .orElse(0);
  }

  /**
   * Alpha of (alpha, k)-anonymity (Wong and others, 2006): the greatest share that one value has in
   * a class, from 0 to 1.
   */
  public double alpha() {
    return classes.values().stream().mapToDouble(Sensitive::alphaOf).max().orElse(0);
  }

  /** The same of one class; 0 where nobody is. */
  public double alpha(K look) {
    return alphaOf(classes.getOrDefault(look, Map.of()));
  }

  /**
   * t of t-closeness (Li, Li and Venkatasubramanian, 2007) where all values are equally far apart:
   * the greatest distance between what is true of a class and what is true of all, from 0 to 1.
   */
  public double equalCloseness() {
    return greatest(
        values ->
            all.keySet().stream()
                    .mapToDouble(value -> Math.abs(share(values, value) - share(all, value)))
                    .sum()
                / 2);
  }

  /**
   * t likewise where values have an order, and neighbours in it are equally far apart.
   *
   * @param order of all values, the least first
   */
  public double orderedCloseness(List<String> order) {
    if (!order.containsAll(all.keySet())) {
      throw new IllegalArgumentException("a value is not in the order " + order);
    }
    return greatest(values -> moved(values, order));
  }

  private double moved(Map<String, Integer> values, List<String> order) {
    double carried = 0;
    double work = 0;
    for (String value : order) {
      carried += share(values, value) - share(all, value);
      work += Math.abs(carried);
    }
    return order.size() < 2 ? 0 : work / (order.size() - 1);
  }

  private double greatest(ToDoubleFunction<Map<String, Integer>> distance) {
    return classes.values().stream().mapToDouble(distance).max().orElse(0);
  }

  private static double alphaOf(Map<String, Integer> values) {
    return values.values().stream()
        .max(Comparator.naturalOrder())
        .map(most -> (double) most / people(values))
        .orElse(0.0);
  }

  private static double entropy(Map<String, Integer> values) {
    double people = people(values);
    return -values.values().stream()
        .mapToDouble(size -> size / people * Math.log(size / people))
        .sum();
  }

  private static double share(Map<String, Integer> values, String value) {
    return (double) values.getOrDefault(value, 0) / people(values);
  }

  private static int people(Map<String, Integer> values) {
    return values.values().stream().mapToInt(size -> size).sum();
  }
}
