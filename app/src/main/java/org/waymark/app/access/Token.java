package org.waymark.app.access;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.waymark.reports.pages.Role;

/**
 * A right to sign in, as it is kept: its secret is not.
 *
 * @param name that tells it from others, for people
 * @param digest SHA-256 of the secret, in hex: 256 random bits need no slow hash
 * @param role what it opens
 * @param programs of a manager, or those that a system may bring; empty means all
 * @param created in UTC
 * @param lastUsed the last day on which somebody signed in with it; empty before the first
 */
public record Token(
    String name,
    String digest,
    Role role,
    Set<String> programs,
    LocalDate created,
    Optional<LocalDate> lastUsed) {

  /** Copies the programs. */
  public Token {
    programs = Set.copyOf(programs);
  }

  Token usedOn(LocalDate day) {
    return new Token(name, digest, role, programs, created, Optional.of(day));
  }
}
