package org.waymark.app.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.waymark.app.pipeline.LakeUpkeep;
import org.waymark.schemas.lake.Lake;
import org.waymark.streams.lake.Upkeep.Done;
import org.waymark.streams.lake.Upkeep.Grace;
import org.waymark.streams.lake.Upkeep.Size;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code waymark upkeep}: few files, no leftovers. */
@Command(
    name = "upkeep",
    description = {
      "Tidies the lake: few sorted files without superseded rows, no old snapshots, no leftovers.",
      "A running pipeline does this by itself, a little at a time; this does all of it now.",
      "No number changes by it. It may run beside imports and readers, and several times at once."
    })
final class UpkeepCommand implements Callable<Integer> {

  private static final String LINE = "%-20s %8s %8s %14s %14s %12s %12s%n";
  private static final long MIB = 1L << 20;

  @ParentCommand private WaymarkCommand root;

  @Option(
      names = "--grace-minutes",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "Leave snapshots alone that are younger, for readers that begin now (default: ${DEFAULT-VALUE}).")
  private int graceMinutes = 10;

  @Override
  public Integer call() {
    try (Lake lake = root.openLake()) {
      Grace grace = new Grace(Duration.ofMinutes(graceMinutes), Grace.USUAL.files());
      Terminal terminal = new Terminal(System.err);
      Done done = LakeUpkeep.of(root.home(), lake, grace).watchedBy(terminal::part).thorough();
      terminal.clear();
      root.answer(done, words(done));
    }
    return ExitCode.DONE;
  }

  private static String words(Done done) {
    StringBuilder words = new StringBuilder();
    words.append(LINE.formatted("table", "files", "now", "rows", "now", "MiB", "now"));
    done.before()
        .forEach(
            (table, before) ->
                line(words, table, before, Objects.requireNonNull(done.after().get(table))));
    words.append("%nsnapshots that went  %s%n".formatted(number(done.expired())));
    words.append("leftovers that went  %s".formatted(number(done.orphans())));
    return words.toString();
  }

  private static void line(StringBuilder words, String table, Size before, Size after) {
    words.append(
        LINE.formatted(
            table,
            number(before.files()),
            number(after.files()),
            number(before.rows()),
            number(after.rows()),
            mib(before.bytes()),
            mib(after.bytes())));
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String mib(long bytes) {
    return String.format(Locale.ROOT, "%,.1f", (double) bytes / MIB);
  }
}
