package org.waymark.reports.privacy;

import java.util.Comparator;
import java.util.List;

/**
 * What a global recoding with suppression of small classes leaves, and what it costs.
 *
 * @param node the recoding
 * @param classes that are kept
 * @param suppressed people in classes that are too small
 * @param loss of each attribute, from 0 to 1: the share of its values that a kept person may have,
 *     a suppressed one any, the mean over people, set so that 0 is nothing lost and 1 is all
 *     (Iyengar, Transforming Data to Satisfy Privacy Constraints, 2002; normalised as ARX does)
 * @param entropy of each attribute in bits: what is not known any more of a value of those whom one
 *     can see, summed over people (non-uniform entropy, Gionis and Tassa, 2009)
 * @param discernibility see {@link Classes#discernibility}
 */
public record Quality(
    Node node,
    int classes,
    long suppressed,
    List<Double> loss,
    List<Double> entropy,
    double discernibility) {

  /** The least loss first: by the worst attribute, then the next to worst, and so on. */
  public static final Comparator<Quality> BY_RANK = Quality::compareRank;

  /** The least loss first, by the geometric mean over the attributes. */
  public static final Comparator<Quality> BY_GEOMETRIC_MEAN =
      Comparator.comparingDouble(Quality::geometricLoss);

  /** Keeps copies. */
  public Quality {
    loss = List.copyOf(loss);
    entropy = List.copyOf(entropy);
  }

  /**
   * The geometric mean of 1 + loss, less 1: an attribute that lost nothing does not make it zero.
   */
  public double geometricLoss() {
    double logs = loss.stream().mapToDouble(Math::log1p).sum();
    return Math.expm1(logs / loss.size());
  }

  private static int compareRank(Quality one, Quality other) {
    List<Double> mine = one.ranked();
    List<Double> theirs = other.ranked();
    for (int i = 0; i < mine.size(); i++) {
      int compared = Double.compare(mine.get(i), theirs.get(i));
      if (compared != 0) {
        return compared;
      }
    }
    return 0;
  }

  private List<Double> ranked() {
    return loss.stream().sorted(Comparator.reverseOrder()).toList();
  }
}
