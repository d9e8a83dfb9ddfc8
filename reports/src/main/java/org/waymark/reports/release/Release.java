package org.waymark.reports.release;

import java.nio.file.Path;

/**
 * A release of a home.
 *
 * @param number from 1
 * @param directory that holds its files
 * @param manifest what it says of itself
 * @param standing whether it may be served
 */
public record Release(int number, Path directory, Manifest manifest, Standing standing) {

  /** Whether a release may be served. */
  public enum Standing {
    /** No officer has approved it yet. */
    WAITING,
    /** An officer has. */
    APPROVED,
    /** It was, or was not, and will not be any more. */
    WITHDRAWN;

    /** As the command line spells it. */
    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
