package org.waymark.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * How long each event waited between two moments: the broker had acknowledged it, a reader could
 * read it. One thread says the first, another the second.
 */
final class Waits {

  private static final double NANOS_PER_MILLI = 1e6;

  private final Map<Integer, Queue<Waiting>> waiting = new ConcurrentHashMap<>();
  private final List<Double> millis = new ArrayList<>();

  private record Waiting(long offset, long sinceNanos) {}

  /** The broker has an event; of one partition they come in the order of their offsets. */
  void acknowledged(int partition, long offset, long nanos) {
    waiting
        .computeIfAbsent(partition, unused -> new ConcurrentLinkedQueue<>())
        .add(new Waiting(offset, nanos));
  }

  /**
   * All events below a cut can be read.
   *
   * @param cut the offset of the next event, by partition
   */
  void readable(Map<Integer, Long> cut, long nanos) {
    waiting.forEach((partition, queue) -> settle(queue, cut.getOrDefault(partition, 0L), nanos));
  }

  private void settle(Queue<Waiting> queue, long below, long nanos) {
    for (Waiting next = queue.peek(); next != null && next.offset < below; next = queue.peek()) {
      millis.add((nanos - next.sinceNanos) / NANOS_PER_MILLI);
      queue.remove();
    }
  }

  /** Whether any event waits. */
  boolean areOpen() {
    return waiting.values().stream().anyMatch(queue -> !queue.isEmpty());
  }

  /** In milliseconds, of all events that can be read. */
  Percentiles percentiles() {
    return new Percentiles(millis.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
