package org.waymark.streams.fold;

import java.util.Arrays;

/** A small set of numbers, eight bytes each: of a person's events, and there are many people. */
final class LongSet {

  private static final int FIRST_CAPACITY = 16;

  private long[] sorted;
  private int size;

  LongSet() {
    this(new long[FIRST_CAPACITY], 0);
  }

  private LongSet(long[] sorted, int size) {
    this.sorted = sorted;
    this.size = size;
  }

  /** The same numbers, to add to. */
  LongSet copy() {
    return new LongSet(Arrays.copyOf(sorted, Math.max(size, FIRST_CAPACITY)), size);
  }

  int size() {
    return size;
  }

  boolean contains(long number) {
    return Arrays.binarySearch(sorted, 0, size, number) >= 0;
  }

  void add(long number) {
    int found = Arrays.binarySearch(sorted, 0, size, number);
    if (found >= 0) {
      return;
    }
    int place = -found - 1;
    if (size == sorted.length) {
      sorted = Arrays.copyOf(sorted, 2 * size);
    }
    System.arraycopy(sorted, place, sorted, place + 1, size - place);
    sorted[place] = number;
    size++;
  }
}
