package org.waymark.reports.privacy;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Records as numbers: a look is one long, whose digits are the groups of its attributes. */
final class Coded {

  private final List<Hierarchy> attributes;
  private final long people;
  private final long[] place;
  private final Grouped rows;
  private final int[][] peopleOfLeaf;

  Coded(Records records) {
    attributes = records.attributes();
    people = records.rows().size();
    place = places(attributes);
    rows = new Grouped(records.rows().size());
    peopleOfLeaf = new int[attributes.size()][];
    for (int i = 0; i < attributes.size(); i++) {
      peopleOfLeaf[i] = new int[attributes.get(i).leaves()];
    }
    records.rows().forEach(this::add);
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
    from.forEach(
        (look, size) -> {
          int leaf = digit(look, attribute);
          long moved = (hierarchy.group(level, leaf) - leaf) * place[attribute];
          to.add(look + moved, size);
        });
    return to;
  }

  Quality quality(Grouped looks, Node node, int k) {
    Costs costs = new Costs(node);
    looks.forEach(
        (look, size) -> {
          if (size < k) {
            costs.suppressed += size;
          } else {
            costs.keep(look, size);
          }
        });
    return costs.quality();
  }

  private int digit(long look, int attribute) {
    return (int) (look / place[attribute] % attributes.get(attribute).leaves());
  }

  private void add(List<String> row) {
    long look = 0;
    for (int i = 0; i < row.size(); i++) {
      int leaf = attributes.get(i).leaf(row.get(i));
      peopleOfLeaf[i][leaf]++;
      look += leaf * place[i];
    }
    rows.add(look, 1);
  }

  private static long[] places(List<Hierarchy> attributes) {
    long[] place = new long[attributes.size()];
    long product = 1;
    for (int i = 0; i < place.length; i++) {
      place[i] = product;
      try {
        product = Math.multiplyExact(product, attributes.get(i).leaves());
      } catch (ArithmeticException e) {
        throw new IllegalArgumentException("the attributes have too many values together", e);
      }
    }
    return place;
  }

  /** Sums over the classes of a node. */
  private final class Costs {
    private final Node node;
    private final double[] shares = new double[attributes.size()];
    private final double[] bits = new double[attributes.size()];
    private final int[][] peopleOfGroup = new int[attributes.size()][];
    private int classes;
    private long suppressed;
    private double squares;

    Costs(Node node) {
      this.node = node;
      for (int i = 0; i < peopleOfGroup.length; i++) {
        int[] ofLeaf = peopleOfLeaf[i];
        peopleOfGroup[i] = new int[ofLeaf.length];
        for (int leaf = 0; leaf < ofLeaf.length; leaf++) {
          peopleOfGroup[i][attributes.get(i).group(level(i), leaf)] += ofLeaf[leaf];
        }
      }
    }

    void keep(long look, int size) {
      classes++;
      squares += (double) size * size;
      for (int i = 0; i < shares.length; i++) {
        int group = digit(look, i);
        shares[i] += size * attributes.get(i).share(level(i), group);
        bits[i] += size * log2(peopleOfGroup[i][group]);
      }
    }

    Quality quality() {
      return new Quality(
          node,
          classes,
          suppressed,
          each(this::loss),
          each(this::entropy),
          squares + (double) suppressed * people);
    }

    private List<Double> each(IntToDoubleFunction cost) {
      return IntStream.range(0, shares.length).mapToDouble(cost).boxed().toList();
    }

    private double loss(int attribute) {
      double least = (double) people / attributes.get(attribute).leaves();
      double most = people;
      return most == least ? 0 : (shares[attribute] + suppressed - least) / (most - least);
    }

    private double entropy(int attribute) {
      double own = 0;
      for (int size : peopleOfLeaf[attribute]) {
        own += size == 0 ? 0 : size * log2(size);
      }
      return bits[attribute] + (suppressed == 0 ? 0 : suppressed * log2(people)) - own;
    }

    private int level(int attribute) {
      return node.levels().get(attribute);
    }
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}
