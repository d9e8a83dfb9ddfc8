package org.waymark.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.pipeline.Replay;
import org.waymark.reports.replay.ComparedTable;
import org.waymark.reports.replay.Difference;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.topic.Generation;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code waymark replay}: the whole log once more, beside what is there. */
@Command(
    name = "replay",
    description = {
      "Folds the whole log again into new tables beside the old, and compares every cell.",
      "If the audit finds the new tables right they are put in the place of the old, at one stroke;",
      "the old are kept until --drop-old, and --back returns to them. Until the stroke, and when it",
      "is stopped before, the old stay as they are. Nothing else may run on the home meanwhile;",
      "stream processes that share a lake (--lake) rest, and then go on with what is in force."
    })
final class ReplayCommand implements Callable<Integer> {

  private static final String LINE = "%-20s %12s %12s %16s %10s%n";
  private static final int NAMED = 20;

  @ParentCommand private WaymarkCommand root;
  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @ArgGroup(exclusive = true)
  private Instead instead = new Instead();

  /** What to do instead. */
  static final class Instead {
    @Option(
        names = "--dry-run",
        description = "Compares, and leaves the old tables in their place.")
    private boolean dryRun;

    @Option(names = "--back", description = "Puts the tables before the last replay back.")
    private boolean back;

    @Option(names = "--drop-old", description = "Removes all tables but those in force.")
    private boolean dropOld;
  }

  /** The answer for programs. */
  private record Answer(
      int before,
      int made,
      boolean switched,
      long events,
      long cells,
      long differing,
      long audit_differing,
      @Nullable String unreadable,
      List<ComparedTable> tables) {}

  /** Which tables are in force. */
  private record InForce(int in_force) {}

  @Override
  public Integer call() throws InterruptedException {
    KafkaSettings settings = root.settingsFor(kafka);
    try (Lake lake = root.openLake()) {
      lake.head(); // only to say how to begin where there is nothing
    }
    Terminal terminal = new Terminal(System.err);
    Replay replay = new Replay(root.home(), settings);
    if (instead.back) {
      return back(replay, terminal);
    }
    if (instead.dropOld) {
      Generation left = replay.drop();
      root.answer(
          new InForce(left.number()),
          "all tables but those in force (%s) are removed".formatted(name(left)));
      return ExitCode.DONE;
    }
    terminal.progress("starting", -1, "");
    Replay.Result result =
        replay.run(
            instead.dryRun ? Replay.Intent.ONLY_COMPARE : Replay.Intent.SWITCH, watcher(terminal));
    terminal.clear();
    root.answer(answer(result), words(result));
    boolean same = result.unreadable().isEmpty() && result.differing() == 0;
    return result.wrong() == 0 && same ? ExitCode.DONE : ExitCode.CELLS_DIFFER;
  }

  private int back(Replay replay, Terminal terminal) throws InterruptedException {
    Generation now =
        replay.back(
            missing ->
                terminal.progress(
                    "folding", -1, String.format(Locale.ROOT, "%,d events to come", missing)));
    terminal.clear();
    root.answer(
        new InForce(now.number()),
        "the tables before (%s) are in force again".formatted(name(now)));
    return ExitCode.DONE;
  }

  private static Replay.Watcher watcher(Terminal terminal) {
    return new Replay.Watcher() {
      @Override
      public void folding(long missing, long events) {
        terminal.progress(
            "folding",
            events == 0 ? -1 : 1 - (double) missing / events,
            String.format(Locale.ROOT, "%,d of %,d events to come", missing, events));
      }

      @Override
      public void at(String what, int done, int parts) {
        terminal.part(what, done, parts);
      }

      @Override
      public void comparing() {
        terminal.progress("comparing", -1, "");
      }
    };
  }

  private static Answer answer(Replay.Result result) {
    return new Answer(
        result.before().number(),
        result.made().number(),
        result.switched(),
        result.events(),
        result.tables().stream().mapToLong(ComparedTable::cells).sum(),
        result.differing(),
        result.wrong(),
        result.unreadable().orElse(null),
        result.tables());
  }

  private static String words(Replay.Result result) {
    StringBuilder words = new StringBuilder();
    words.append(
        String.format(
            Locale.ROOT, LINE, "table", "rows before", "rows now", "cells compared", "differ"));
    result
        .tables()
        .forEach(
            table ->
                words.append(
                    String.format(
                        Locale.ROOT,
                        LINE,
                        table.table(),
                        number(table.rowsBefore()),
                        number(table.rowsNow()),
                        number(table.cells()),
                        number(table.differing()))));
    result.tables().forEach(table -> differences(words, table));
    result
        .unreadable()
        .ifPresent(
            why ->
                words.append(
                    "the old tables cannot be read, and were not compared: %s%n".formatted(why)));
    words.append(
        "%s events folded; the audit of the new tables found %s cells that differ%n"
            .formatted(number(result.events()), number(result.wrong())));
    words.append(outcome(result));
    return words.toString();
  }

  private static void differences(StringBuilder words, ComparedTable table) {
    table.differences().stream()
        .limit(NAMED)
        .forEach(difference -> words.append(line(table, difference)));
    if (table.differences().size() > NAMED) {
      words.append(
          "%s: %d further columns%n".formatted(table.table(), table.differences().size() - NAMED));
    }
  }

  private static String line(ComparedTable table, Difference difference) {
    String kind =
        switch (difference.kind()) {
          case NEWER, CHANGED -> "";
          case ONLY_BEFORE -> ", in rows that only the old have";
          case ONLY_NOW -> ", in rows that only the new have";
        };
    return "%s.%s: %s cells%s, such as %s: %s before, %s now; %s%n"
        .formatted(
            table.table(),
            difference.column(),
            number(difference.cells()),
            kind,
            difference.example(),
            difference.before() == null ? "nothing" : difference.before(),
            difference.now() == null ? "nothing" : difference.now(),
            difference.why());
  }

  private static String outcome(Replay.Result result) {
    if (result.switched()) {
      return "the new tables (%s) are in force; back:  waymark replay --back ; when all is well:  waymark replay --drop-old"
          .formatted(name(result.made()));
    }
    return result.wrong() == 0
        ? "the old tables (%s) stay in force".formatted(name(result.before()))
        : "the new tables are not what the audit counts from the events, so the old (%s) stay in force"
            .formatted(name(result.before()));
  }

  private static String name(Generation generation) {
    return "generation " + generation.number();
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
