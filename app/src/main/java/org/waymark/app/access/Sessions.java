package org.waymark.app.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * Who is signed in. In memory alone: a server that starts anew asks everybody to sign in again.
 * Safe for several threads.
 */
public final class Sessions {

  /** After so long without a page a session ends. */
  public static final Duration IDLE = Duration.ofMinutes(30);

  /** After so long a session ends in any case. */
  static final Duration LONGEST = Duration.ofHours(12);

  /** Of more than so many the one ends that was used least recently. */
  static final int MOST = 1_000;

  private final InstantSource clock;

  /** In the order of their last use. */
  private final LinkedHashMap<String, Open> sessions = new LinkedHashMap<>(64, 0.75f, true);

  /** Of a clock. */
  public Sessions(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * A session.
   *
   * @param id what the browser sends with every request
   * @param digest of the token that it began with
   * @param csrf what forms must send back
   */
  public record Session(String id, String digest, String csrf) {}

  private record Open(Session session, Instant begun, Instant used) {}

  /** Begins one, under an id that nobody had before. */
  public synchronized Session begin(Token token) {
    Session session = new Session(Secrets.fresh(), token.digest(), Secrets.fresh());
    Instant now = clock.instant();
    sessions.put(session.id(), new Open(session, now, now));
    if (sessions.size() > MOST) {
      sessions.remove(sessions.keySet().iterator().next());
    }
    return session;
  }

  /** The session of an id, which is used now. */
  public synchronized Optional<Session> use(String id) {
    Optional<Open> open = open(id);
    open.ifPresent(one -> sessions.put(id, new Open(one.session(), one.begun(), clock.instant())));
    return open.map(Open::session);
  }

  /** Whether a session goes on; asking does not make it longer. */
  public synchronized boolean isOpen(String id) {
    return open(id).isPresent();
  }

  /** Ends one. */
  public synchronized void end(String id) {
    sessions.remove(id);
  }

  private Optional<Open> open(String id) {
    Instant now = clock.instant();
    Optional<Open> there = Optional.ofNullable(sessions.get(id));
    Optional<Open> open =
        there
            .filter(one -> one.used().plus(IDLE).isAfter(now))
            .filter(one -> one.begun().plus(LONGEST).isAfter(now));
    if (there.isPresent() && open.isEmpty()) {
      sessions.remove(id);
    }
    return open;
  }
}
