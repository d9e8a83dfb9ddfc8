package org.waymark.reports.pages.board;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Keeps the values that were asked for last, 32 of them. Makes one at a time: a PDF takes a second
 * of a processor, and many viewers want the same.
 */
final class Recent<V> {

  private static final int MOST = 32;

  private final Map<Object, V> values =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, V> eldest) {
          return size() > MOST;
        }
      };

  synchronized V get(Object key, Supplier<V> maker) {
    V there = values.get(key);
    if (there != null) {
      return there;
    }
    V made = maker.get();
    values.put(key, made);
    return made;
  }
}
