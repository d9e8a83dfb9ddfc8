package org.waymark.reports.release;

import java.util.Set;
import org.waymark.reports.privacy.Quality;

/**
 * A file and who is in it: what only the process that makes a release knows.
 *
 * @param sheet the file
 * @param eligible the keys of those who could be in it
 * @param sampled of these, those whom the draw took
 * @param kept of these, those who are in the file
 * @param quality what recoding and classes cost, of the sampled
 */
record Kept(
    Sheet sheet, Set<String> eligible, Set<String> sampled, Set<String> kept, Quality quality) {

  Kept {
    eligible = Set.copyOf(eligible);
    sampled = Set.copyOf(sampled);
    kept = Set.copyOf(kept);
  }

  /** The share of the sampled that were left out, from 0 to 1; 0 where nobody was sampled. */
  double suppressed() {
    return sampled.isEmpty() ? 0 : 1 - (double) kept.size() / sampled.size();
  }
}
