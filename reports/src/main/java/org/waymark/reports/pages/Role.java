package org.waymark.reports.pages;

import java.util.Locale;

/** Whose door somebody comes through; each looks only through their own. */
public enum Role {
  /** Runs it: status, uploads, publishing; sees publications of all programs. */
  ENGINEER,
  /** Of named programs: their publications, their uploads. */
  MANAGER,
  /** Looks at approved releases, not at managers' pages. */
  RESEARCHER,
  /** Reads the log of who looked at what; changes no data. */
  OFFICER,
  /** A system that sends events; sees no page. */
  INGEST,
  /** A system that asks the vault for the keys of its people; sees no page. */
  VAULT;

  /** As outputs and the command line spell it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
