package org.waymark.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.audit.Audit;
import org.waymark.reports.audit.AuditedTable;
import org.waymark.reports.audit.DifferingCell;
import org.waymark.reports.lake.Cut;
import org.waymark.schemas.lake.Lake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code waymark audit}: every number a second time. */
@Command(
    name = "audit",
    description = {
      "Counts every number again, by SQL over the events alone, and compares.",
      "Every count of every person and program, every goal, every episode, in one cut.",
      "A cell that differs is named, with its person's key: the command is for engineers."
    })
final class AuditCommand implements Callable<Integer> {

  private static final String LINE = "%-20s %14s %16s %10s%n";

  @ParentCommand private WaymarkCommand root;

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "How many differing cells of a table to name (default: ${DEFAULT-VALUE}).",
      defaultValue = "20")
  private int most = 20;

  /** The answer for programs. */
  private record Answer(long cells, long differing, List<AuditedTable> tables) {

    static Answer of(List<AuditedTable> tables) {
      return new Answer(
          tables.stream().mapToLong(AuditedTable::cells).sum(),
          tables.stream().mapToLong(AuditedTable::differing).sum(),
          tables);
    }
  }

  @Override
  public Integer call() {
    Terminal terminal = new Terminal(System.err);
    try (Lake lake = root.openLake();
        Cut cut = Cut.open(lake).watchedBy(terminal::part)) {
      Answer answer = Answer.of(Audit.run(cut, most));
      terminal.clear();
      root.answer(answer, words(answer));
      return answer.differing() == 0 ? ExitCode.DONE : ExitCode.CELLS_DIFFER;
    }
  }

  private static String words(Answer answer) {
    StringBuilder words = new StringBuilder();
    words.append(String.format(Locale.ROOT, LINE, "table", "rows", "cells compared", "differ"));
    for (AuditedTable table : answer.tables()) {
      words.append(line(table.table(), number(table.rows()), table.cells(), table.differing()));
    }
    words.append(line("all", "", answer.cells(), answer.differing()));
    answer.tables().forEach(table -> name(words, table));
    return words.toString().stripTrailing();
  }

  private static String line(String name, String rows, long cells, long differing) {
    return String.format(Locale.ROOT, LINE, name, rows, number(cells), number(differing));
  }

  private static void name(StringBuilder words, AuditedTable table) {
    for (DifferingCell cell : table.named()) {
      words.append(
          "%n%s %s %s: written %s, counted again %s"
              .formatted(
                  table.table(),
                  cell.key(),
                  cell.column(),
                  value(cell.written()),
                  value(cell.counted())));
    }
    long further = table.differing() - table.named().size();
    if (further > 0) {
      words.append("%n%s: %s more differ".formatted(table.table(), number(further)));
    }
  }

  private static String value(@Nullable String value) {
    return value == null ? "nothing" : value;
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
