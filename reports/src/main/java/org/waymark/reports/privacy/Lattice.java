package org.waymark.reports.privacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All global recodings of some records: every combination of a level for each attribute. The search
 * is exhaustive, so what it finds is the best there is, whatever order it goes in.
 */
public final class Lattice {

  private final Coded coded;
  private final int height;

  /**
   * Of records.
   *
   * @throws IllegalArgumentException when there are more looks than a long can tell apart
   */
  public Lattice(Records records) {
    coded = new Coded(records);
    height = records.attributes().size();
  }

  /** How many recodings there are. */
  public long size() {
    return coded.attributes().stream().mapToLong(Hierarchy::height).reduce(1, (a, b) -> a * b);
  }

  /** What one recoding comes to when classes of fewer than k are suppressed. */
  public Quality at(Node node, int k) {
    Grouped rows = coded.rows();
    for (int i = 0; i < height; i++) {
      rows = coded.recoded(rows, i, node.levels().get(i));
    }
    return coded.quality(rows, node, k);
  }

  /** The best recoding that meets a requirement; of equals the first in the order of levels. */
  public Optional<Quality> best(Requirement requirement, Comparator<Quality> better) {
    Search search = new Search(requirement, better);
    search.descend(coded.rows(), new ArrayList<>());
    return Stream.ofNullable(search.best).findFirst();
  }

  private final class Search {
    private final int k;
    private final double mostSuppressed;
    private final Comparator<Quality> better;
    private @Nullable Quality best;

    Search(Requirement requirement, Comparator<Quality> better) {
      this.k = requirement.k();
      this.mostSuppressed = requirement.mostSuppressed() * coded.people();
      this.better = better;
    }

    /**
     * Recodes one attribute after the other, so that a node starts from what its parent grouped.
     */
    void descend(Grouped rows, List<Integer> levels) {
      int attribute = levels.size();
      if (attribute == height) {
        consider(rows, levels);
        return;
      }
      for (int level = 0; level < coded.attributes().get(attribute).height(); level++) {
        levels.add(level);
        descend(coded.recoded(rows, attribute, level), levels);
        levels.remove(attribute);
      }
    }

    private void consider(Grouped rows, List<Integer> levels) {
      if (rows.inSmallerThan(k) > mostSuppressed) {
        return;
      }
      Quality quality = coded.quality(rows, new Node(levels), k);
      if (best == null || better.compare(quality, best) < 0) {
        best = quality;
      }
    }
  }
}
