package org.waymark.reports.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * A person's goals in one number, 50 where all came out as expected.
 *
 * <p>{@code T = 50 + 10 sum(w x) / sqrt((1 - 0.3) sum(w^2) + 0.3 (sum w)^2)}: T. J. Kiresuk and R.
 * E. Sherman, Goal attainment scaling: a general method for evaluating comprehensive community
 * mental health programs, Community Mental Health Journal 4 (1968), 443-453. The square of the sum
 * in the last term is easily lost; a guide that is copied a lot has lost it.
 */
public final class GoalAttainment {

  /** How far goals of one person are taken to go together. */
  private static final double RHO = 0.3;

  private GoalAttainment() {}

  /**
   * What one rater said of one goal. The ratings of two raters are never put together.
   *
   * @param level from -2, much less than expected, over 0, as expected, to 2, much more
   * @param weight above 0: how much the goal matters to the person, or 1
   */
  public record Rating(int level, double weight) {

    /** The least and the greatest level. */
    static final int WORST = -2;

    static final int BEST = 2;

    /** Fails at the door on a level off the scale and on a weight that is none. */
    public Rating {
      if (level < WORST || level > BEST || !(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "a rating is from -2 to 2 with a weight above 0, got " + level + " and " + weight);
      }
    }

    /** A goal that matters as much as any other. */
    public static Rating of(int level) {
      return new Rating(level, 1);
    }
  }

  /**
   * One person's T.
   *
   * @param ratings of the person's goals by one rater, one or more
   */
  public static double t(List<Rating> ratings) {
    if (ratings.isEmpty()) {
      throw new IllegalArgumentException("goal attainment is of one rated goal or more");
    }
    double weighted = ratings.stream().mapToDouble(goal -> goal.weight() * goal.level()).sum();
    double weights = ratings.stream().mapToDouble(Rating::weight).sum();
    double squares = ratings.stream().mapToDouble(goal -> goal.weight() * goal.weight()).sum();
    return 50 + 10 * weighted / Math.sqrt((1 - RHO) * squares + RHO * weights * weights);
  }

  /**
   * How many goals stand at each level, from -2 to 2.
   *
   * @return five counts
   */
  public static List<Long> levels(List<Rating> ratings) {
    long[] counts = new long[Rating.BEST - Rating.WORST + 1];
    ratings.forEach(rating -> counts[rating.level() - Rating.WORST]++);
    return Arrays.stream(counts).boxed().toList();
  }
}
