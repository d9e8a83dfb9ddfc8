package org.waymark.app.research;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.waymark.app.home.Home;
import org.waymark.reports.format.ResultWriter;
import org.waymark.reports.release.ReleaseException;
import org.waymark.reports.sandbox.Limits;
import org.waymark.reports.sandbox.Refused;

/**
 * What researchers ask of the approved releases of a home. Each of them has a locked-up process of
 * their own for each release, for as long as they go on asking. Used by several at a time.
 */
public final class Research implements AutoCloseable {

  /** Of more than so many processes the one ends that was asked least recently. */
  private static final int MOST = 3;

  private static final Duration IDLE = Duration.ofMinutes(5);

  private final Home home;
  private final Queries queries;
  private final Limits limits;
  private final LinkedHashMap<Seat, Taken> seats = new LinkedHashMap<>(8, 0.75f, true);
  private final ScheduledExecutorService cleaner;

  private record Seat(Asker asker, int release) {}

  private record Taken(Sandbox sandbox, long askedNs) {}

  /** Of a home. */
  public Research(Home home, Limits limits) {
    this.home = home;
    this.queries = new Queries(home.queries());
    this.limits = limits;
    this.cleaner =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "research");
              thread.setDaemon(true);
              return thread;
            });
    cleaner.scheduleWithFixedDelay(this::endIdle, 1, 1, TimeUnit.MINUTES);
  }

  /**
   * Asks, notes it down, and hands the rows on as they come.
   *
   * @throws Refused when the query is not answered
   * @throws ReleaseException when there is no such approved release
   * @throws SandboxException when nothing can be locked up
   */
  public Sandbox.Answered ask(Asker asker, int release, String sql, ResultWriter writer) {
    Released released = Released.approved(home.releases(), release);
    String id = queries.asked(asker, release, sql);
    long begun = System.nanoTime();
    try {
      Sandbox.Answered answered = sandbox(asker, released).ask(sql, writer);
      queries.ended(id, answered.isWhole() ? "whole" : "cut", answered.rows(), msSince(begun));
      return answered;
    } catch (Refused e) {
      queries.ended(id, e.barrier().name().toLowerCase(Locale.ROOT), 0, msSince(begun));
      throw e;
    } catch (RuntimeException e) {
      queries.ended(id, "failed", 0, msSince(begun));
      throw e;
    }
  }

  private synchronized Sandbox sandbox(Asker asker, Released released) {
    Seat seat = new Seat(asker, released.number());
    Taken taken = seats.get(seat);
    Sandbox sandbox =
        taken != null && taken.sandbox().isAlive()
            ? taken.sandbox()
            : Sandbox.open(released.tables(), limits);
    seats.put(seat, new Taken(sandbox, System.nanoTime()));
    if (seats.size() > MOST) {
      Iterator<Taken> oldest = seats.values().iterator();
      oldest.next().sandbox().close();
      oldest.remove();
    }
    return sandbox;
  }

  private synchronized void endIdle() {
    long now = System.nanoTime();
    for (Iterator<Map.Entry<Seat, Taken>> all = seats.entrySet().iterator(); all.hasNext(); ) {
      Taken taken = all.next().getValue();
      if (now - taken.askedNs() > IDLE.toNanos()) {
        taken.sandbox().close();
        all.remove();
      }
    }
  }

  private static long msSince(long begunNs) {
    return (System.nanoTime() - begunNs) / 1_000_000;
  }

  /** Ends all processes. */
  @Override
  public synchronized void close() {
    cleaner.shutdownNow();
    seats.values().forEach(taken -> taken.sandbox().close());
    seats.clear();
  }
}
