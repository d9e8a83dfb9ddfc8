package org.waymark.reports.privacy;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Records as numbers: a look is one long, a few bits of which are the group of each attribute. */
final class Coded {

  private final List<Hierarchy> attributes;
  private final int people;
  private final int[] shift;
  private final long[] mask;
  private final Grouped rows;
  private final double[] ownBits;
  private final double[][][] share;
  private final double[][][] bits;

  Coded(Records records) {
    attributes = records.attributes();
    people = records.rows().size();
    int width = attributes.size();
    shift = new int[width];
    mask = new long[width];
    layOut();
    rows = new Grouped(people);
    int[][] peopleOfLeaf = new int[width][];
    for (int i = 0; i < width; i++) {
      peopleOfLeaf[i] = new int[attributes.get(i).leaves()];
    }
    records.rows().forEach(row -> add(row, peopleOfLeaf));
    ownBits = new double[width];
    share = new double[width][][];
    bits = new double[width][][];
    for (int i = 0; i < width; i++) {
      weigh(i, peopleOfLeaf[i]);
    }
  }

  List<Hierarchy> attributes() {
    return attributes;
  }

  long people() {
    return people;
  }

  /** The looks as they are. */
  Grouped rows() {
    return rows;
  }

  /** Looks of which an attribute is still at level 0, with it at another. */
  Grouped recoded(Grouped from, int attribute, int level) {
    if (level == 0) {
      return from;
    }
    Hierarchy hierarchy = attributes.get(attribute);
    Grouped to = new Grouped(from.count());
    for (int i = 0; i < from.count(); i++) {
      long look = from.look(i);
      int leaf = group(look, attribute);
      long moved = (long) (hierarchy.group(level, leaf) - leaf) << shift[attribute];
      to.add(look + moved, from.size(i));
    }
    return to;
  }

  Quality quality(Grouped looks, Node node, int k) {
    Costs costs = new Costs(node);
    for (int i = 0; i < looks.count(); i++) {
      if (looks.size(i) >= k) {
        costs.keep(looks.look(i), looks.size(i));
      }
    }
    return costs.quality(looks.inSmallerThan(k));
  }

  private int group(long look, int attribute) {
    return (int) (look >>> shift[attribute] & mask[attribute]);
  }

  private void layOut() {
    int used = 0;
    for (int i = 0; i < shift.length; i++) {
      int width = Integer.SIZE - Integer.numberOfLeadingZeros(attributes.get(i).leaves() - 1);
      shift[i] = used;
      mask[i] = (1L << width) - 1;
      used += width;
    }
    if (used >= Long.SIZE) {
      throw new IllegalArgumentException("the attributes have too many values together");
    }
  }

  private void add(List<String> row, int[][] peopleOfLeaf) {
    long look = 0;
    for (int i = 0; i < row.size(); i++) {
      int leaf = attributes.get(i).leaf(row.get(i));
      peopleOfLeaf[i][leaf]++;
      look |= (long) leaf << shift[i];
    }
    rows.add(look, 1);
  }

  /** What a person in each group of each level costs. */
  private void weigh(int attribute, int[] peopleOfLeaf) {
    Hierarchy hierarchy = attributes.get(attribute);
    for (int size : peopleOfLeaf) {
      ownBits[attribute] += size * log2(size);
    }
    share[attribute] = new double[hierarchy.height()][];
    bits[attribute] = new double[hierarchy.height()][];
    for (int level = 0; level < hierarchy.height(); level++) {
      int[] peopleOfGroup = new int[peopleOfLeaf.length];
      for (int leaf = 0; leaf < peopleOfLeaf.length; leaf++) {
        peopleOfGroup[hierarchy.group(level, leaf)] += peopleOfLeaf[leaf];
      }
      int groups = hierarchy.values(level).size();
      share[attribute][level] = new double[groups];
      bits[attribute][level] = new double[groups];
      for (int group = 0; group < groups; group++) {
        share[attribute][level][group] = hierarchy.share(level, group);
        bits[attribute][level][group] = log2(peopleOfGroup[group]);
      }
    }
  }

  /** Sums over the classes of a node that are kept. */
  private final class Costs {
    private final Node node;
    private final double[][] shareOf = new double[attributes.size()][];
    private final double[][] bitsOf = new double[attributes.size()][];
    private final double[] shares = new double[attributes.size()];
    private final double[] hidden = new double[attributes.size()];
    private int classes;
    private double squares;

    Costs(Node node) {
      this.node = node;
      for (int i = 0; i < shares.length; i++) {
        shareOf[i] = share[i][node.levels().get(i)];
        bitsOf[i] = bits[i][node.levels().get(i)];
      }
    }

    void keep(long look, int size) {
      classes++;
      squares += (double) size * size;
      for (int i = 0; i < shares.length; i++) {
        int group = group(look, i);
        shares[i] += size * shareOf[i][group];
        hidden[i] += size * bitsOf[i][group];
      }
    }

    Quality quality(long suppressed) {
      return new Quality(
          node,
          classes,
          suppressed,
          each(i -> loss(i, suppressed)),
          each(i -> hidden[i] + suppressed * log2(people) - ownBits[i]),
          squares + (double) suppressed * people);
    }

    private List<Double> each(IntToDoubleFunction cost) {
      return IntStream.range(0, shares.length).mapToDouble(cost).boxed().toList();
    }

    private double loss(int attribute, long suppressed) {
      double least = (double) people / attributes.get(attribute).leaves();
      double most = people;
      return most == least ? 0 : (shares[attribute] + suppressed - least) / (most - least);
    }
  }

  /** The bits of a number; 0 of nothing. */
  private static double log2(double value) {
    return value == 0 ? 0 : Math.log(value) / Math.log(2);
  }
}
