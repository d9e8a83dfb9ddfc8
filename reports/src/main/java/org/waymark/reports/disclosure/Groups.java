package org.waymark.reports.disclosure;

import java.util.stream.IntStream;

/** Numbers that belong together, directly or through others (union-find). */
final class Groups {

  private final int[] parents;

  Groups(int size) {
    parents = IntStream.range(0, size).toArray();
  }

  void join(IntStream numbers) {
    int[] all = numbers.toArray();
    for (int i = 1; i < all.length; i++) {
      join(all[0], all[i]);
    }
  }

  private void join(int one, int other) {
    int first = Math.min(of(one), of(other));
    int last = Math.max(of(one), of(other));
    parents[last] = first;
  }

  /** The least number of its group. */
  int of(int number) {
    int at = number;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }
}
