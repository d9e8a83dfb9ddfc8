package org.waymark.ingest.sending;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much may be under way at once, so that memory never grows with what is sent; and whether the
 * log still answers. Safe for several threads.
 */
final class Gate {

  /** Bytes of bodies that were read and are not answered for yet. */
  static final long MOST_BYTES = 32L << 20;

  /** Requests that are not answered for yet. */
  static final int MOST_REQUESTS = 150;

  private static final long SILENCE_NS = Duration.ofSeconds(5).toNanos();

  private final AtomicLong bytes = new AtomicLong();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile long heardNs = System.nanoTime();

  /**
   * Lets a request in.
   *
   * @throws BusyException when too many are in, or the log owes an answer for long
   */
  Passage enter() throws BusyException {
    if (!isAnswered()) {
      throw BusyException.silent();
    }
    return enterAnyhow();
  }

  /**
   * Lets a request in that the log has nothing to do with.
   *
   * @throws BusyException when too many are in
   */
  Passage enterAnyhow() throws BusyException {
    if (requests.incrementAndGet() > MOST_REQUESTS) {
      requests.decrementAndGet();
      throw BusyException.full();
    }
    return new Passage(this);
  }

  /** Whether the log owes no answer for long. */
  boolean isAnswered() {
    return waiting.get() == 0 || System.nanoTime() - heardNs <= SILENCE_NS;
  }

  void hold(int more) throws BusyException {
    if (bytes.addAndGet(more) > MOST_BYTES) {
      bytes.addAndGet(-more);
      throw BusyException.full();
    }
  }

  void leave(long held) {
    bytes.addAndGet(-held);
    requests.decrementAndGet();
  }

  /** Something is on its way to the log. */
  void asked() {
    if (waiting.getAndIncrement() == 0) {
      heardNs = System.nanoTime();
    }
  }

  /** The log has answered. */
  void heard() {
    heardNs = System.nanoTime();
    waiting.decrementAndGet();
  }

  long bytes() {
    return bytes.get();
  }

  int requests() {
    return requests.get();
  }
}
