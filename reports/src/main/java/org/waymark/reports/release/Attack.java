package org.waymark.reports.release;

/**
 * An attack, on a release that was made carelessly on purpose and on a real one. Only an attack
 * that breaks the first says anything by failing on the second.
 *
 * @param name what is attacked
 * @param measure what the figures are
 * @param planted the figure on the careless release
 * @param release the figure on the real one
 * @param breaksPlanted whether it succeeds on the careless release
 * @param breaksRelease whether it succeeds on the real one
 */
public record Attack(
    String name,
    String measure,
    String planted,
    String release,
    boolean breaksPlanted,
    boolean breaksRelease) {

  /** Whether the figures are as they must be. */
  public boolean isHeld() {
    return breaksPlanted && !breaksRelease;
  }
}
