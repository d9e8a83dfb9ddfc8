package org.waymark.reports.privacy;

import java.util.Arrays;

/**
 * Rows that look the same, counted: a number for each look, with how many have it. An open hash
 * table on longs, since a search over a lattice makes thousands of these.
 */
final class Grouped {

  private static final long EMPTY = -1;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final long[] table;
  private final int[] slots;
  private final long[] looks;
  private final int[] sizes;
  private int used;

  /** For so many looks at most. */
  Grouped(int most) {
    int capacity = Integer.highestOneBit(Math.max(4, most)) << 2;
    table = new long[capacity];
    Arrays.fill(table, EMPTY);
    slots = new int[capacity];
    looks = new long[most];
    sizes = new int[most];
  }

  void add(long look, int size) {
    int mask = table.length - 1;
    int at = (int) ((look * MIX) >>> 32) & mask;
    while (table[at] != EMPTY && table[at] != look) {
      at = (at + 1) & mask;
    }
    if (table[at] == EMPTY) {
      table[at] = look;
      slots[at] = used;
      looks[used] = look;
      used++;
    }
    sizes[slots[at]] += size;
  }

  /** How many looks there are. */
  int count() {
    return used;
  }

  /** A look, from 0 to before {@link #count}, in the order in which they came. */
  long look(int i) {
    return looks[i];
  }

  /** How many have it. */
  int size(int i) {
    return sizes[i];
  }

  /** How many rows have a look that fewer than k have. */
  long inSmallerThan(int k) {
    long rows = 0;
    for (int i = 0; i < used; i++) {
      rows += sizes[i] < k ? sizes[i] : 0;
    }
    return rows;
  }
}
