package org.waymark.reports.disclosure;

import java.lang.management.ManagementFactory;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The table of docs/disclosure.md: the share of cells hidden by the size of a program, each cell by
 * itself and all together.
 *
 * @param months made up of each size
 */
record HiddenShares(int months) {

  private static final int[] SIZES = {5, 10, 20, 40, 80, 200};
  private static final double NANOS_PER_MS = 1e6;
  private static final String HEAD =
      """
      | active people a month | shown | too few | withheld | not there | months given away by cells hidden alone | after | CPU ms a month |
      |---|---|---|---|---|---|---|---|
      """;

  String markdown() {
    StringBuilder table = new StringBuilder(HEAD);
    IntStream.of(SIZES).mapToObj(this::row).forEach(table::append);
    return table.toString();
  }

  private String row(int size) {
    Map<CellStatus, Integer> statuses = new EnumMap<>(CellStatus.class);
    ComplementaryHiding hiding = new ComplementaryHiding(Disclosure.DEFAULT_FEWEST_PEOPLE);
    long nanos = 0;
    int before = 0;
    int after = 0;
    for (int seed = 0; seed < months; seed++) {
      List<LinkedCell> cells = new MadeUpMonth(size, seed).cells();
      long start = cpuNanos();
      BitSet withheld = new BitSet();
      hiding.withheld(cells).forEach(withheld::set);
      nanos += cpuNanos() - start;
      before += isFound(cells, new BitSet()) ? 1 : 0;
      after += isFound(cells, withheld) ? 1 : 0;
      for (int i = 0; i < cells.size(); i++) {
        CellStatus status = withheld.get(i) ? CellStatus.WITHHELD : cells.get(i).status();
        statuses.merge(status, 1, Integer::sum);
      }
    }
    int all = statuses.values().stream().mapToInt(Integer::intValue).sum();
    double shown = 100.0 * statuses.getOrDefault(CellStatus.SHOWN, 0) / all;
    double few = 100.0 * statuses.getOrDefault(CellStatus.TOO_FEW, 0) / all;
    double withheld = 100.0 * statuses.getOrDefault(CellStatus.WITHHELD, 0) / all;
    return String.format(
        Locale.ROOT,
        "| %d | %.1f %% | %.1f %% | %.1f %% | %.1f %% | %d of %d | %d | %.1f |%n",
        size,
        shown,
        few,
        withheld,
        100 - shown - few - withheld,
        before,
        months,
        after,
        nanos / NANOS_PER_MS / months);
  }

  private static boolean isFound(List<LinkedCell> cells, BitSet withheld) {
    return new Attack(Sheet.ofOneCut(cells), Disclosure.DEFAULT_FEWEST_PEOPLE)
        .findings(withheld)
        .findFirst()
        .isPresent();
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
