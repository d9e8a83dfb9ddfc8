package org.waymark.reports.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.waymark.reports.disclosure.LinkedTables.Guard;
import org.waymark.reports.disclosure.LinkedTables.Part;
import org.waymark.reports.disclosure.LinkedTables.Relation;
import org.waymark.reports.disclosure.LinkedTables.Sight;
import org.waymark.reports.disclosure.LinkedTables.TableCell;

/** Tables of people with totals: every cell one quantity, cells of 1 to 9 people hidden. */
final class RandomTables {

  private final int fewestPeople;
  private final List<Long> truths = new ArrayList<>();
  private final List<TableCell> cells = new ArrayList<>();
  private final List<Relation> relations = new ArrayList<>();

  private RandomTables(int fewestPeople) {
    this.fewestPeople = fewestPeople;
  }

  /** Rows by columns with the totals of both and the grand total. */
  static LinkedTables withTotals(long[][] people, int fewestPeople) {
    RandomTables tables = new RandomTables(fewestPeople);
    tables.table(people);
    return tables.build();
  }

  /** The same with a grand total that was shown before, so that no cell is without a bound. */
  static LinkedTables withKnownTotal(long[][] people, int fewestPeople) {
    RandomTables tables = new RandomTables(fewestPeople);
    tables.table(people);
    int last = tables.cells.size() - 1;
    TableCell total = tables.cells.get(last);
    tables.cells.set(last, new TableCell(Sight.KNOWN, total.parts(), total.cost()));
    return tables.build();
  }

  /**
   * One to three tables of 2 to 8 rows and 2 to 6 columns with totals. Each further one has the
   * same row totals as the first, and in half of the sets what an earlier publication showed is
   * known.
   */
  static LinkedTables linked(long seed) {
    Random random = new Random(seed);
    RandomTables tables = new RandomTables(10);
    long[][] people = people(random, 2 + random.nextInt(7), 2 + random.nextInt(5));
    List<Integer> totals = tables.table(people);
    int further = random.nextInt(3);
    for (int i = 0; i < further; i++) {
      tables.split(people, totals, random);
    }
    return random.nextBoolean() ? tables.build() : tables.knownBefore(random);
  }

  /** People in a table of so many rows and columns, about half of its cells small. */
  static long[][] people(Random random, int rows, int columns) {
    long[][] people = new long[rows][columns];
    for (long[] row : people) {
      for (int column = 0; column < columns; column++) {
        row[column] = (long) (40 * Math.pow(random.nextDouble(), 2));
      }
    }
    return people;
  }

  private LinkedTables build() {
    return new LinkedTables(truths, cells, relations, fewestPeople);
  }

  /** Some shown cells have been shown before. */
  private LinkedTables knownBefore(Random random) {
    List<TableCell> known =
        cells.stream()
            .map(
                cell ->
                    cell.sight() == Sight.SHOWN && random.nextInt(10) == 0
                        ? new TableCell(Sight.KNOWN, cell.parts(), cell.cost())
                        : cell)
            .toList();
    return new LinkedTables(truths, known, relations, fewestPeople);
  }

  private int cell(long people) {
    boolean few = people > 0 && people < fewestPeople;
    Range unseen = few ? new Range(1, fewestPeople - 1) : Range.from(fewestPeople);
    Guard guard = few ? Guard.UP_TO_FEWEST : Guard.INEXACT;
    Sight sight = few ? Sight.HIDDEN : people == 0 ? Sight.KNOWN : Sight.SHOWN;
    truths.add(people);
    int quantity = truths.size() - 1;
    cells.add(new TableCell(sight, List.of(new Part(quantity, unseen, guard)), people + 1.0));
    return quantity;
  }

  /** The row totals' quantities. */
  private List<Integer> table(long[][] people) {
    int[][] inner = new int[people.length][people[0].length];
    List<Integer> totals = new ArrayList<>();
    for (int row = 0; row < people.length; row++) {
      for (int column = 0; column < people[row].length; column++) {
        inner[row][column] = cell(people[row][column]);
      }
      totals.add(total(IntStream.of(inner[row]).boxed().toList()));
    }
    List<Integer> columns =
        IntStream.range(0, people[0].length)
            .mapToObj(
                column ->
                    total(
                        IntStream.range(0, people.length)
                            .mapToObj(row -> inner[row][column])
                            .toList()))
            .toList();
    int grand = total(columns);
    relations.add(Relation.sum(grand, totals));
    return totals;
  }

  private int total(List<Integer> parts) {
    int total = cell(parts.stream().mapToLong(truths::get).sum());
    relations.add(Relation.sum(total, parts));
    return total;
  }

  /** The same people by something else of two or three kinds, with the totals of the kinds. */
  private void split(long[][] people, List<Integer> totals, Random random) {
    int kinds = 2 + random.nextInt(2);
    int[][] inner = new int[people.length][kinds];
    for (int row = 0; row < people.length; row++) {
      long left = truths.get(totals.get(row));
      for (int kind = 0; kind < kinds; kind++) {
        long share = kind == kinds - 1 ? left : (long) (left * Math.pow(random.nextDouble(), 2));
        inner[row][kind] = cell(share);
        left -= share;
      }
      relations.add(Relation.sum(totals.get(row), IntStream.of(inner[row]).boxed().toList()));
    }
    for (int kind = 0; kind < kinds; kind++) {
      int of = kind;
      total(IntStream.range(0, people.length).mapToObj(row -> inner[row][of]).toList());
    }
  }
}
