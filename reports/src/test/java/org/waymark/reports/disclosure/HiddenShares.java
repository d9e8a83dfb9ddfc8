package org.waymark.reports.disclosure;

import java.lang.management.ManagementFactory;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Prints the table of docs/disclosure.md: the share of cells hidden by the size of a program, each
 * cell by itself and all together.
 */
final class HiddenShares {

  private static final int[] SIZES = {5, 10, 20, 40, 80, 200};
  private static final int MONTHS = 200;
  private static final double NANOS_PER_MS = 1e6;

  private HiddenShares() {}

  public static void main(String[] args) {
    System.out.println(
        "| active people a month | shown | too few | withheld | other | months broken before | after | CPU ms a month |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    for (int size : SIZES) {
      print(size);
    }
  }

  private static void print(int size) {
    Map<CellStatus, Integer> statuses = new EnumMap<>(CellStatus.class);
    ComplementaryHiding hiding = new ComplementaryHiding(Disclosure.DEFAULT_FEWEST_PEOPLE);
    long nanos = 0;
    int before = 0;
    int after = 0;
    for (int seed = 0; seed < MONTHS; seed++) {
      List<LinkedCell> cells = new MadeUpMonth(size, seed).cells();
      long start = cpuNanos();
      Set<Integer> places = hiding.withheld(cells);
      nanos += cpuNanos() - start;
      Attack attack = new Attack(Sheet.ofOneCut(cells), Disclosure.DEFAULT_FEWEST_PEOPLE);
      BitSet withheld = new BitSet();
      places.forEach(withheld::set);
      before += attack.findings(new BitSet()).findFirst().isPresent() ? 1 : 0;
      after += attack.findings(withheld).findFirst().isPresent() ? 1 : 0;
      for (int i = 0; i < cells.size(); i++) {
        statuses.merge(
            withheld.get(i) ? CellStatus.WITHHELD : cells.get(i).status(), 1, Integer::sum);
      }
    }
    int all = statuses.values().stream().mapToInt(Integer::intValue).sum();
    double shown = statuses.getOrDefault(CellStatus.SHOWN, 0);
    double few = statuses.getOrDefault(CellStatus.TOO_FEW, 0);
    double withheld = statuses.getOrDefault(CellStatus.WITHHELD, 0);
    System.out.printf(
        Locale.ROOT,
        "| %d | %.1f %% | %.1f %% | %.1f %% | %.1f %% | %d of %d | %d | %.1f |%n",
        size,
        100 * shown / all,
        100 * few / all,
        100 * withheld / all,
        100 * (all - shown - few - withheld) / all,
        before,
        MONTHS,
        after,
        nanos / NANOS_PER_MS / MONTHS);
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
