package org.waymark.reports.statistics;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/**
 * Goals half a year after they began, of one person or of many. A goal that its person let go is
 * neither reached nor missed.
 *
 * @param reached rated as expected or better
 * @param missed rated below
 * @param letGo by the person
 * @param unrated still there, and nobody said how it stands
 */
public record ReachedGoals(long reached, long missed, long letGo, long unrated) {

  /** Fails at the door on counts below 0. */
  public ReachedGoals {
    if (Math.min(Math.min(reached, missed), Math.min(letGo, unrated)) < 0) {
      throw new IllegalArgumentException("goals are counted from 0");
    }
  }

  /** Together with others. */
  public ReachedGoals plus(ReachedGoals other) {
    return new ReachedGoals(
        reached + other.reached,
        missed + other.missed,
        letGo + other.letGo,
        unrated + other.unrated);
  }

  /** Reached, of those that were rated; nothing where none were. */
  public Optional<Share> ratedOnly() {
    return share(reached, reached + missed);
  }

  /** As if all that nobody rated had been missed. */
  public Optional<Share> worst() {
    return share(reached, reached + missed + unrated);
  }

  /** As if all that nobody rated had been reached. */
  public Optional<Share> best() {
    return share(reached + unrated, reached + missed + unrated);
  }

  /** Reached, of all that were started, those let go among them. */
  public Optional<Share> ofAllStarted() {
    return share(reached, reached + missed + letGo + unrated);
  }

  /**
   * What is needed to say how sure one of the shares is where people have several goals each.
   *
   * @param people one entry to a person
   */
  public static Clusters clusters(
      Collection<ReachedGoals> people, Function<ReachedGoals, Optional<Share>> share) {
    return Clusters.of(people.stream().map(share).flatMap(Optional::stream).toList());
  }

  private static Optional<Share> share(long count, long total) {
    return total == 0 ? Optional.empty() : Optional.of(new Share(count, total));
  }
}
