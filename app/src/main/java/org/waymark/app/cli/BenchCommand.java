package org.waymark.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.waymark.app.bench.Bench;
import org.waymark.app.bench.Bench.Results;
import org.waymark.app.bench.BenchPage;
import org.waymark.app.bench.Figure;
import org.waymark.app.bench.Part;
import org.waymark.app.bench.Size;
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
      "Measures speed and size, each beside its ceiling or a peer in the same run.",
      "The ratio is the share of the ceiling that is reached: 1 is the ceiling,",
      "whichever way is better. Made-up events, in a directory that is deleted",
      "afterwards (inside --home, if given)."
    })
final class BenchCommand implements Callable<Integer> {

  private static final long FEWEST_EVENTS = 1_000;

  @ParentCommand private WaymarkCommand root;
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "PART",
      description = "${COMPLETION-CANDIDATES} (default: all).")
  private List<Part> parts = List.of();

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      defaultValue = "small",
      description =
          "${COMPLETION-CANDIDATES}: 100,000, 1,000,000 or 10,000,000 events"
              + " (default: ${DEFAULT-VALUE}).")
  private Size size = Size.SMALL;

  @Option(
      names = "--events",
      paramLabel = "N",
      description = "About how many instead, 1000 or more.")
  private Optional<Long> events = Optional.empty();

  @Option(
      names = "--runs",
      paramLabel = "R",
      defaultValue = "3",
      description =
          "Of each part; the first of several warms up and does not count"
              + " (default: ${DEFAULT-VALUE}).")
  private int runs = 3;

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "Writes a page with plots and the table to a file, too.")
  private Optional<Path> page = Optional.empty();

  /** The help says what every part is. */
  @Spec
  void teach(CommandSpec command) {
    command.usageMessage().footer(parts());
  }

  private static String[] parts() {
    return Stream.concat(
            Stream.of("", "Parts:"),
            Stream.of(Part.values()).flatMap(part -> Stream.of("  " + part, "    " + part.words())))
        .toArray(String[]::new);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    long many = events.orElseGet(size::events);
    if (many < FEWEST_EVENTS || runs < 1) {
      throw new CommandException("a bench needs 1000 events and 1 run at least");
    }
    page.ifPresent(BenchCommand::requirePlace);
    Set<Part> chosen = EnumSet.copyOf(parts.isEmpty() ? Arrays.asList(Part.values()) : parts);
    Bench.Plan plan = new Bench.Plan(chosen, many, runs);
    Terminal terminal = new Terminal(System.err);
    Bench.Telling telling = (what, share) -> terminal.progress(what, share, "");
    Results results = hasNamedHome() ? inHome(plan, telling) : inTemporary(plan, telling);
    terminal.clear();
    if (root.json()) {
      root.say(Json.write(results));
    } else {
      print(results);
    }
    if (page.isPresent()) {
      Files.writeString(page.get(), BenchPage.of(results));
    }
    Bench.Failure failure = results.failure();
    if (failure == null) {
      return ExitCode.DONE;
    }
    if (Interrupts.isStopping()) {
      terminal.say("waymark: stopped in the part " + failure.part());
      return ExitCode.INTERRUPTED;
    }
    terminal.say("waymark: the part " + failure.part() + " failed: " + failure.reason());
    terminal.say("         engineers find more in " + root.home().messages());
    return ExitCode.FAILED;
  }

  /** A bench may take hours: what it is for has to be possible. */
  private static void requirePlace(Path file) {
    Path directory = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file) || directory == null || !Files.isWritable(directory)) {
      throw new CommandException("cannot write the page to " + file);
    }
  }

  private boolean hasNamedHome() {
    return spec.root().commandLine().getParseResult().hasMatchedOption("--home");
  }

  private Results inHome(Bench.Plan plan, Bench.Telling telling)
      throws IOException, InterruptedException {
    root.home().prepare();
    return Bench.run(plan, root.home().directory(), telling);
  }

  /** When a part failed by itself the directory stays: the messages for engineers are in it. */
  private Results inTemporary(Bench.Plan plan, Bench.Telling telling)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("waymark-bench-");
    root.useHome(new Home(directory));
    try {
      Results results = Bench.run(plan, directory, telling);
      if (results.failure() == null) {
        Trees.delete(directory);
      }
      return results;
    } finally {
      if (Interrupts.isStopping()) {
        Trees.delete(directory);
      }
    }
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
    table.begin(Figure.COLUMNS.stream().map(BenchCommand::column).toList());
    results.figures().forEach(figure -> table.row(Collections.unmodifiableList(figure.row())));
    table.end();
  }

  private static Column column(String name) {
    return Figure.NUMBERS.contains(name) ? Column.number(name) : Column.text(name);
  }
}
