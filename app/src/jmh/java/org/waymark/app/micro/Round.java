package org.waymark.app.micro;

import java.util.List;

/**
 * Values one after the other, the first again after the last. So an operation is the mean over all
 * of them, and no branch is learned by heart. For one thread.
 */
public final class Round<T> {

  private final List<T> values;
  private int next;

  /** A round of at least one value. */
  public Round(List<T> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a round needs a value");
    }
    this.values = List.copyOf(values);
  }

  /** The next value. */
  public T next() {
    T value = values.get(next);
    next = next + 1 == values.size() ? 0 : next + 1;
    return value;
  }
}
