package org.waymark.app.web;

import io.javalin.security.RouteRole;
import java.util.Set;
import org.waymark.reports.pages.Role;

/**
 * To whom a route opens. It stands at the route itself, so no other spelling of a path avoids it.
 */
enum Opening implements RouteRole {
  /** Whoever asks, without a look at who it is. */
  ANYBODY,
  /** Whoever asks, signed in or not. */
  COMES_OR_GOES,
  ENGINEER,
  MANAGER,
  OFFICER,
  RESEARCHER,
  /** To systems that show a token with every request, and no cookie. */
  INGEST,
  /** As {@link #INGEST}, for what the vault knows. */
  VAULT;

  /** To those who run it, and those who bring records. */
  static final Opening[] BRINGING = {ENGINEER, MANAGER};

  /** To those who ask about releases, and those who run it. */
  static final Opening[] ASKING = {RESEARCHER, ENGINEER};

  /** To those who run it, and those who watch over it. */
  static final Opening[] WATCHING = {ENGINEER, OFFICER};

  /** To those who watch the server, and show a token with every request. */
  static final Opening[] MEASURING = {INGEST, ENGINEER, OFFICER};

  /** To all who see publications. */
  static final Opening[] READING = {ENGINEER, MANAGER, OFFICER};

  /** Whether a route opens to tokens that are shown with every request, and to nothing else. */
  static boolean isForSystems(Set<RouteRole> opensTo) {
    return opensTo.contains(INGEST) || opensTo.contains(VAULT);
  }

  /** Whether it is that of a role. */
  boolean isOf(Role role) {
    return name().equals(role.name());
  }
}
