package org.waymark.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.waymark.app.bench.Bench;
import org.waymark.app.bench.Bench.Results;
import org.waymark.app.bench.Figure;
import org.waymark.app.bench.Part;
import org.waymark.app.bench.Trees;
import org.waymark.app.home.Home;
import org.waymark.reports.format.Column;
import org.waymark.reports.format.OutputFormat;
import org.waymark.reports.format.ResultWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code waymark bench}: how fast it is, beside how fast it could be. */
@Command(
    name = "bench",
    description = {
      "Measures speed and size, each beside its ceiling in the same run.",
      "The ratio is the share of the ceiling that is reached: 1 is the ceiling, whichever way is",
      "better. Made-up events, in a directory that is deleted afterwards (inside --home, if given)."
    })
final class BenchCommand implements Callable<Integer> {

  private static final long FEWEST_EVENTS = 1_000;

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("part"),
          Column.text("figure"),
          Column.text("unit"),
          Column.number("value"),
          Column.number("ceiling"),
          Column.number("ratio"),
          Column.number("min..max"),
          Column.text("the ceiling is"));

  @ParentCommand private WaymarkCommand root;
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "PART",
      description = "${COMPLETION-CANDIDATES} (default: all).")
  private List<Part> parts = List.of();

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "200000",
      description = "About how many, 1000 or more (default: ${DEFAULT-VALUE}).")
  private long events = 200_000;

  @Option(
      names = "--runs",
      paramLabel = "R",
      defaultValue = "3",
      description =
          "Of each part; the first of several warms up and does not count"
              + " (default: ${DEFAULT-VALUE}).")
  private int runs = 3;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (events < FEWEST_EVENTS || runs < 1) {
      throw new CommandException("a bench needs 1000 events and 1 run at least");
    }
    Set<Part> chosen = EnumSet.copyOf(parts.isEmpty() ? Arrays.asList(Part.values()) : parts);
    Bench.Plan plan = new Bench.Plan(chosen, events, runs);
    Terminal terminal = new Terminal(System.err);
    Bench.Telling telling = (what, share) -> terminal.progress(what, share, "");
    Results results = hasNamedHome() ? inHome(plan, telling) : inTemporary(plan, telling);
    terminal.clear();
    if (root.json()) {
      root.say(Json.write(results));
    } else {
      print(results);
    }
    Bench.Failure failure = results.failure();
    if (failure == null) {
      return ExitCode.DONE;
    }
    terminal.say("waymark: the part " + failure.part() + " failed: " + failure.reason());
    terminal.say("         engineers find more in " + root.home().messages());
    return ExitCode.FAILED;
  }

  private boolean hasNamedHome() {
    return spec.root().commandLine().getParseResult().hasMatchedOption("--home");
  }

  private Results inHome(Bench.Plan plan, Bench.Telling telling)
      throws IOException, InterruptedException {
    root.home().prepare();
    return Bench.run(plan, root.home().directory(), telling);
  }

  /** After a failure the directory stays: the messages for engineers are in it. */
  private Results inTemporary(Bench.Plan plan, Bench.Telling telling)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("waymark-bench-");
    root.useHome(new Home(directory));
    Results results = Bench.run(plan, directory, telling);
    if (results.failure() == null) {
      Trees.delete(directory);
    }
    return results;
  }

  private void print(Results results) {
    root.say(results.machine().toString());
    root.say(
        String.format(
            Locale.ROOT,
            "%,d events; the median of %d of %d runs; min..max of the ratio, else of the value",
            results.events(),
            results.counted(),
            results.runs()));
    ResultWriter table = OutputFormat.TABLE.writer(System.out);
    table.begin(COLUMNS);
    results.figures().forEach(figure -> table.row(row(figure)));
    table.end();
  }

  private static List<@Nullable Object> row(Figure figure) {
    return Arrays.asList(
        figure.part(),
        figure.figure(),
        figure.unit(),
        number(figure.value()),
        figure.ceiling() == null ? null : number(figure.ceiling()),
        figure.ratio() == null ? null : number(figure.ratio()),
        number(figure.min()) + ".." + number(figure.max()),
        figure.ceiling_is());
  }

  /** With three significant digits, or all before the point. */
  private static String number(double value) {
    int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
