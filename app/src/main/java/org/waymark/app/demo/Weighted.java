package org.waymark.app.demo;

import java.util.ArrayList;
import java.util.List;

/** Values with weights, which need not add up to anything. Immutable. */
final class Weighted<T> {

  private record Entry<T>(T value, double upTo) {}

  private final List<Entry<T>> entries;

  private Weighted(List<Entry<T>> entries) {
    this.entries = entries;
  }

  static <T> Weighted<T> of(T value, double weight) {
    return new Weighted<>(List.of(new Entry<>(value, weight)));
  }

  /** These and another value; a weight of 0 or below leaves it out. */
  Weighted<T> or(T value, double weight) {
    if (weight <= 0) {
      return this;
    }
    List<Entry<T>> more = new ArrayList<>(entries);
    more.add(new Entry<>(value, total() + weight));
    return new Weighted<>(List.copyOf(more));
  }

  /** The value at a share of the total weight, from 0 (inclusive) to 1 (exclusive). */
  T at(double share) {
    double wanted = share * total();
    for (Entry<T> entry : entries) {
      if (wanted < entry.upTo()) {
        return entry.value();
      }
    }
    return entries.get(entries.size() - 1).value();
  }

  private double total() {
    return entries.get(entries.size() - 1).upTo();
  }
}
