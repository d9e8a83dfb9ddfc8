package org.waymark.reports.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints the table of docs/disclosure.md: the share of cells hidden by the size of a program, each
 * cell by itself and all together. Takes some minutes.
 */
final class HiddenShares {

  private static final int[] SIZES = {5, 10, 20, 40, 100};
  private static final int PROGRAMS = 2;
  private static final int MONTHS = 24;

  private HiddenShares() {}

  public static void main(String[] args) {
    System.out.println(
        "| active people a month | published | shown | too few | withheld | found out before | after | seconds a program |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    for (int size : SIZES) {
      print(size, "months", List.of(1));
      print(size, "months and years", List.of(1, 12));
    }
  }

  private static void print(int size, String published, List<Integer> lengths) {
    long[] statuses = new long[CellStatus.values().length];
    int before = 0;
    int after = 0;
    long start = System.nanoTime();
    for (int seed = 0; seed < PROGRAMS; seed++) {
      MadeUpProgram program = new MadeUpProgram("p" + seed, size, MONTHS, seed);
      List<CountedCell> cells = new ArrayList<>();
      lengths.forEach(length -> cells.addAll(program.cells(length)));
      List<Cell<Numbers>> hidden =
          new ComplementaryHiding(Disclosure.DEFAULT_FEWEST_PEOPLE).hide(cells, List.of());
      hidden.forEach(cell -> statuses[cell.status().ordinal()]++);
      before += found(cells);
      after += found(with(cells, hidden));
    }
    double seconds = (System.nanoTime() - start) / 1e9 / PROGRAMS;
    double all = 0;
    for (long count : statuses) {
      all += count;
    }
    System.out.printf(
        Locale.ROOT,
        "| %d | %s | %.1f %% | %.1f %% | %.1f %% | %d | %d | %.2f |%n",
        size,
        published,
        100 * statuses[CellStatus.SHOWN.ordinal()] / all,
        100 * statuses[CellStatus.TOO_FEW.ordinal()] / all,
        100 * statuses[CellStatus.WITHHELD.ordinal()] / all,
        before,
        after,
        seconds);
  }

  static List<CountedCell> with(List<CountedCell> cells, List<Cell<Numbers>> hidden) {
    List<CountedCell> result = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      CountedCell cell = cells.get(i);
      result.add(
          new CountedCell(
              cell.programId(),
              cell.startInclusive(),
              cell.endExclusive(),
              cell.counted(),
              hidden.get(i)));
    }
    return result;
  }

  static int found(List<CountedCell> cells) {
    LinkedTables tables = PublishedTables.of(cells, List.of(), Disclosure.DEFAULT_FEWEST_PEOPLE);
    return new Attack().found(tables, tables.seen()).size();
  }
}
