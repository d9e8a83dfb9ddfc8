package org.waymark.reports.pages;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Keeps the values that were asked for last. Each is made once, however many ask for it, and two at
 * a time: a table needs a database and a PDF a second of a processor, and many viewers want the
 * same.
 */
public final class Recent<V> {

  private static final int AT_A_TIME = 2;

  private final Semaphore making = new Semaphore(AT_A_TIME);
  private final Map<Object, Made<V>> values;

  /**
   * Empty.
   *
   * @param most values that it keeps
   */
  public Recent(int most) {
    values =
        new LinkedHashMap<>(most, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Object, Made<V>> eldest) {
            return size() > most;
          }
        };
  }

  /** The value of a key, made if it is not there; what its maker throws is thrown on. */
  public V get(Object key, Supplier<V> maker) {
    return made(key).get(maker, making);
  }

  private synchronized Made<V> made(Object key) {
    return values.computeIfAbsent(key, unknown -> new Made<>());
  }

  private static final class Made<V> {

    private Optional<V> value = Optional.empty();

    synchronized V get(Supplier<V> maker, Semaphore making) {
      if (value.isPresent()) {
        return value.get();
      }
      making.acquireUninterruptibly();
      try {
        V made = maker.get();
        value = Optional.of(made);
        return made;
      } finally {
        making.release();
      }
    }
  }
}
