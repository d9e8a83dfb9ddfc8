package org.waymark.reports.pages;

import java.util.Optional;
import java.util.Set;

/**
 * Whoever looks at a page.
 *
 * @param name of the token that they signed in with; empty where nobody needs to (loopback)
 * @param role decides which pages there are
 * @param programs that may be looked at; empty means all
 * @param csrf what forms must send back
 */
public record Visitor(Optional<String> name, Role role, Set<String> programs, String csrf) {

  /** Copies the programs. */
  public Visitor {
    programs = Set.copyOf(programs);
  }

  /** Whether what a program published may be looked at. */
  public boolean maySee(String programId) {
    return programs.isEmpty() || programs.contains(programId);
  }
}
