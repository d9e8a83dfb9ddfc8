package org.waymark.reports.privacy;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Classes of people whom nobody can tell apart by what they know of them, and the risks that follow
 * from the sizes. Names of the risks as in El Emam, Guide to the De-Identification of Personal
 * Health Information, 2013, chapter 16.
 *
 * @param <K> what the people of a class have in common
 */
public final class Classes<K> {

  private final Map<K, Integer> sizes;
  private final long people;

  private Classes(Map<K, Integer> sizes) {
    this.sizes = Collections.unmodifiableMap(sizes);
    this.people = sizes.values().stream().mapToLong(size -> size).sum();
  }

  /** Of the looks of people, each as often as there are people who look so. */
  public static <K> Classes<K> of(Collection<K> looks) {
    Map<K, Integer> sizes = new LinkedHashMap<>();
    looks.forEach(look -> sizes.merge(look, 1, Integer::sum));
    return new Classes<>(sizes);
  }

  /** How many people look so. */
  public int size(K look) {
    return sizes.getOrDefault(look, 0);
  }

  /** The sizes by look, in the order in which the looks came. */
  public Map<K, Integer> sizes() {
    return sizes;
  }

  /** How many classes there are. */
  public int count() {
    return sizes.size();
  }

  /** How many people are in them. */
  public long people() {
    return people;
  }

  /** The size of the smallest, which is k; 0 without people. */
  public int smallest() {
    return sizes.values().stream().mapToInt(size -> size).min().orElse(0);
  }

  /** How many people are in classes of fewer than k. */
  public long inSmallerThan(int k) {
    return sizes.values().stream().mapToLong(size -> size).filter(size -> size < k).sum();
  }

  /** The share of people who are alone in their class; NaN without people. */
  public double uniqueness() {
    return (double) inSmallerThan(2) / people;
  }

  /**
   * The mean probability with which somebody who knows that a person is here picks the right row;
   * NaN without people.
   */
  public double averageProsecutorRisk() {
    return (double) count() / people;
  }

  /** The greatest such probability: of a person in the smallest class. */
  public double highestProsecutorRisk() {
    return 1.0 / smallest();
  }

  /**
   * The greatest probability with which somebody who does not know who is here picks the right
   * person for a row: one over the smallest class of the population that anybody here is in.
   *
   * @param population all people who could be here, of whom these are some
   */
  public double highestJournalistRisk(Classes<K> population) {
    return sizes.keySet().stream()
        .mapToDouble(look -> 1.0 / requireIn(population, look))
        .max()
        .orElse(0);
  }

  /**
   * The share of rows that somebody gets right who links all of them with the population at random
   * within the classes; NaN without people.
   *
   * @param population all people who could be here, of whom these are some
   */
  public double marketerRisk(Classes<K> population) {
    double right = 0;
    for (Map.Entry<K, Integer> each : sizes.entrySet()) {
      right += (double) each.getValue() / requireIn(population, each.getKey());
    }
    return right / people;
  }

  private int requireIn(Classes<K> population, K look) {
    int there = population.size(look);
    if (there < size(look)) {
      throw new IllegalArgumentException("a class here is greater than in the population");
    }
    return there;
  }

  /**
   * The discernibility of Bayardo and Agrawal (Data Privacy through Optimal k-Anonymization, 2005):
   * each person costs as many as look the same; a suppressed one as many as there are people.
   *
   * @param suppressed people who are in no class
   */
  public double discernibility(long suppressed) {
    double cost = 0;
    for (int size : sizes.values()) {
      cost += (double) size * size;
    }
    return cost + (double) suppressed * (people + suppressed);
  }
}
