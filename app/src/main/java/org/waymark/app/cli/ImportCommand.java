package org.waymark.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.waymark.app.pipeline.Importing;
import org.waymark.app.pipeline.Importing.Outcome;
import org.waymark.app.pipeline.Pipeline;
import org.waymark.app.pipeline.Publishing;
import org.waymark.ingest.ImportResult;
import org.waymark.ingest.log.Settings;
import org.waymark.ingest.program.Programs;
import org.waymark.ingest.source.NotTextException;
import org.waymark.ingest.source.Sniff;
import org.waymark.ingest.source.Source;
import org.waymark.reports.publication.CellsDifferException;
import org.waymark.reports.publication.PublicationException;
import org.waymark.reports.publication.Publisher.Published;
import org.waymark.schemas.reject.Reject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code waymark import}: events in, up to the lake. */
@Command(
    name = "import",
    description = {
      "Imports events from JSON lines, up to the lake.",
      "One event stands on a line, as docs/events.md defines it. What cannot be taken is refused,",
      "with its line and reason; the rest is kept. Sending the same file again is safe: repeats",
      "are counted, not doubled."
    })
final class ImportCommand implements Callable<Integer> {

  private static final String STANDARD_INPUT = "-";

  @ParentCommand private WaymarkCommand root;
  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files in UTF-8, or pipes; - reads standard input.")
  private List<String> files = List.of();

  @Option(names = "--no-publish", description = "Leaves the publication out.")
  private boolean noPublish;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (files.stream().filter(STANDARD_INPUT::equals).count() > 1) {
      throw new ParameterException(
          spec.commandLine(), "standard input (-) can be read once, and is named twice");
    }
    List<Source> sources = new ArrayList<>();
    for (String file : files) {
      sources.add(source(file));
    }
    Terminal terminal = new Terminal(System.err);
    terminal.progress("starting", -1, "");
    Outcome outcome;
    try (Pipeline pipeline = Pipeline.open(root.home(), kafka.settings())) {
      outcome = run(pipeline, sources, terminal);
    }
    terminal.clear();
    if (!outcome.result().complete()) {
      terminal.say(
          "waymark: stopped after %d events; import the same again, repeats are safe"
              .formatted(outcome.result().accepted()));
      return ExitCode.INTERRUPTED;
    }
    tell(outcome, terminal);
    int published = noPublish ? ExitCode.DONE : publish(terminal);
    return published == ExitCode.DONE && outcome.result().rejected() > 0
        ? ExitCode.SOME_REJECTED
        : published;
  }

  /** The events are in the lake whatever becomes of this; how it ended, as an exit code. */
  private int publish(Terminal terminal) throws IOException {
    try {
      Published published = new Publishing(root.home()).publish(Publishing.today());
      if (!root.json()) {
        root.say(PublishCommand.words(published));
      }
      return ExitCode.DONE;
    } catch (CellsDifferException e) {
      terminal.say("waymark: imported, but " + e.getMessage());
      return ExitCode.CELLS_DIFFER;
    } catch (PublicationException e) {
      terminal.say("waymark: imported, but not published: " + e.getMessage());
      return ExitCode.FAILED;
    }
  }

  private Outcome run(Pipeline pipeline, List<Source> sources, Terminal terminal)
      throws IOException, InterruptedException {
    Programs programs = Settings.readPrograms(pipeline.client());
    if (programs.all().isEmpty()) {
      throw new CommandException(
          "no programs are loaded, and without their time zones no event has a month:"
              + " first run  waymark programs load FILE");
    }
    try {
      return new Importing(root.home(), pipeline)
          .run(sources, programs, Reading.of(sources, terminal), waiting(terminal));
    } catch (IOException e) {
      pipeline.awaitLake(root.home(), waiting(terminal));
      terminal.clear();
      throw new CommandException(unreadable(e) + "\n         what stood before that is imported");
    }
  }

  private String unreadable(IOException e) {
    return e instanceof NotTextException notText
        ? notText.of(files.get(notText.source() - 1))
        : "the input broke off: " + Reason.of(e);
  }

  private static Pipeline.Waiting waiting(Terminal terminal) {
    return missing ->
        terminal.progress("folding", -1, String.format(Locale.ROOT, "%,d events to come", missing));
  }

  private static Source source(String file) {
    if (file.equals(STANDARD_INPUT)) {
      return new Source("standard input", () -> System.in, -1);
    }
    Path path = Path.of(file);
    if (Files.isDirectory(path) || !Files.isReadable(path)) {
      throw new CommandException(
          Files.exists(path)
              ? file + " is not a file that can be read"
              : "there is no file " + file);
    }
    try {
      return new Source(file, () -> open(path), size(path));
    } catch (NotTextException e) {
      throw new CommandException(e.of(file) + "\n         nothing was imported");
    } catch (IOException e) {
      throw new CommandException("cannot read " + file + ": " + Reason.of(e), e);
    }
  }

  private static InputStream open(Path path) throws IOException {
    return Files.isRegularFile(path)
        ? Files.newInputStream(path)
        : new Pipe(FileChannel.open(path)).stream();
  }

  /** Looks into a file before anything starts; what can be read only once, as a pipe, is not. */
  private static long size(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      return -1;
    }
    try (InputStream in = Files.newInputStream(path)) {
      InputStream unused = Sniff.text(1, in);
    }
    return Files.size(path);
  }

  private void tell(Outcome outcome, Terminal terminal) {
    ImportResult result = outcome.result();
    StringBuilder words = new StringBuilder();
    line(words, "accepted", outcome.accepted());
    line(words, "duplicate", outcome.repeats());
    line(words, "rejected", result.rejected());
    Map<String, Long> reasons = new TreeMap<>();
    result.rejectedByReason().forEach((reason, count) -> reasons.put(reason.toString(), count));
    reasons.forEach((reason, count) -> line(words, "  " + reason, count));
    root.answer(
        new Imported(
            result.importId(), outcome.accepted(), outcome.repeats(), result.rejected(), reasons),
        words.toString().stripTrailing());
    if (outcome.accepted() + outcome.repeats() + result.rejected() == 0) {
      terminal.say("There was nothing to import: no line holds anything.");
    }
    result.firstRejects().forEach(reject -> terminal.say(refused(reject)));
    if (result.rejected() > result.firstRejects().size()) {
      terminal.say("...; all of them:  waymark sql \"select * from rejects\"");
    }
  }

  private record Imported(
      String import_id,
      long accepted,
      long duplicate,
      long rejected,
      Map<String, Long> rejected_by_reason) {}

  private static void line(StringBuilder words, String name, long count) {
    words.append(String.format(Locale.ROOT, "%-22s %,12d%n", name, count));
  }

  private String refused(Reject reject) {
    String field = reject.getField() == null ? "" : " in " + reject.getField();
    return "%s line %d: %s%s"
        .formatted(files.get(reject.getSource() - 1), reject.getLine(), reject.getReason(), field);
  }
}
