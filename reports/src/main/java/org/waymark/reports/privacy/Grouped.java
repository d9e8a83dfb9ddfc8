package org.waymark.reports.privacy;

import java.util.Arrays;

/**
 * Rows that look the same, counted: a key of mixed radix for each look, with how many have it. An
 * open hash table on longs, since a search over a lattice makes thousands of these.
 */
final class Grouped {

  private static final double LOAD = 0.5;
  private static final long EMPTY = -1;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private long[] keys;
  private int[] sizes;
  private int used;

  Grouped(int expected) {
    int capacity = Integer.highestOneBit(Math.max(8, (int) (expected / LOAD))) << 1;
    keys = new long[capacity];
    Arrays.fill(keys, EMPTY);
    sizes = new int[capacity];
  }

  /** Takes each look with its size. */
  interface Reader {
    void read(long key, int size);
  }

  void add(long key, int size) {
    int at = slot(key);
    if (keys[at] == EMPTY) {
      keys[at] = key;
      used++;
    }
    sizes[at] += size;
    if (used > keys.length * LOAD) {
      grow();
    }
  }

  int count() {
    return used;
  }

  void forEach(Reader reader) {
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != EMPTY) {
        reader.read(keys[i], sizes[i]);
      }
    }
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int at = (int) ((key * MIX) >>> 32) & mask;
    while (keys[at] != EMPTY && keys[at] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    Grouped greater = new Grouped(used * 2);
    forEach(greater::add);
    keys = greater.keys;
    sizes = greater.sizes;
  }
}
