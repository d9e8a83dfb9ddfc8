package org.waymark.ingest.sending;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.ingest.check.EventCheck;
import org.waymark.ingest.log.EventLogException;
import org.waymark.ingest.program.Programs;

/**
 * The check of events, by whose programs a sender may bring. Programs are read again when one is
 * not known, and every minute. Safe for several threads.
 */
final class Checks {

  private static final long OLD_NS = Duration.ofMinutes(1).toNanos();
  private static final long YOUNG_NS = Duration.ofSeconds(2).toNanos();
  private static final Logger LOG = LoggerFactory.getLogger(Checks.class);

  private final Supplier<Programs> source;
  private final Map<Set<String>, EventCheck> checks = new ConcurrentHashMap<>();
  private @Nullable Programs programs;
  private long readNs;

  Checks(Supplier<Programs> source) {
    this.source = source;
  }

  /**
   * The check for a sender.
   *
   * @param programs that they may bring; empty means all
   * @throws EventLogException when the programs were never read and cannot be now
   */
  EventCheck of(Set<String> programs) {
    renewAfter(OLD_NS);
    return checks.computeIfAbsent(programs, only -> new EventCheck(those(only), Clock.systemUTC()));
  }

  /** Reads the programs again unless they were just read; whether that was done. */
  boolean renew() {
    return renewAfter(YOUNG_NS);
  }

  private synchronized Programs those(Set<String> only) {
    Programs all = java.util.Objects.requireNonNull(programs);
    return only.isEmpty()
        ? all
        : Programs.of(
            all.all().stream().filter(each -> only.contains(each.getProgramId())).toList());
  }

  private synchronized boolean renewAfter(long ageNs) {
    long now = System.nanoTime();
    if (programs != null && now - readNs < ageNs) {
      return false;
    }
    try {
      programs = source.get();
      checks.clear();
    } catch (EventLogException e) {
      if (programs == null) {
        throw e;
      }
      LOG.warn("the programs cannot be read again; those that were known stay", e);
    }
    readNs = System.nanoTime();
    return true;
  }
}
