package org.waymark.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.waymark.app.cli.ImportFiles.Format;
import org.waymark.app.pipeline.Importing;
import org.waymark.app.pipeline.Importing.Outcome;
import org.waymark.app.pipeline.Pipeline;
import org.waymark.app.pipeline.Publishing;
import org.waymark.ingest.ImportResult;
import org.waymark.ingest.Progress;
import org.waymark.ingest.Rows;
import org.waymark.ingest.TableSettings;
import org.waymark.ingest.Trial;
import org.waymark.ingest.TrialResult;
import org.waymark.ingest.check.EventCheck;
import org.waymark.ingest.fhir.ResourceCounts;
import org.waymark.ingest.log.Settings;
import org.waymark.ingest.mapping.Mapping;
import org.waymark.ingest.mapping.MappingException;
import org.waymark.ingest.program.Programs;
import org.waymark.ingest.source.NotTextException;
import org.waymark.ingest.source.Source;
import org.waymark.ingest.table.TableException;
import org.waymark.ingest.table.TableFormat;
import org.waymark.ingest.vault.Vault;
import org.waymark.reports.publication.CellsDifferException;
import org.waymark.reports.publication.PublicationException;
import org.waymark.reports.publication.Publisher.Published;
import org.waymark.schemas.reject.Reject;
import org.waymark.schemas.setting.Program;
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
      "Imports events from JSON lines, CSV, Excel and FHIR R4, up to the lake.",
      "Of JSON lines each is an event (docs/events.md); a table has the columns of a template",
      "(waymark template) or is read by a mapping; of FHIR it takes Bulk Data, Bundles and single",
      "resources (docs/sources.md). What cannot be taken is refused, with its place and reason;",
      "the rest is kept. Sending the same again is safe: repeats are counted, not doubled, and",
      "edited rows become corrections."
    })
final class ImportCommand implements Callable<Integer> {

  private static final String STANDARD_INPUT = ImportFiles.STANDARD_INPUT;

  @ParentCommand private WaymarkCommand root;
  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = {
        "Files, or pipes; - reads standard input. Of a folder all",
        "files with resources of FHIR."
      })
  private List<String> files = List.of();

  @Option(
      names = "--format",
      defaultValue = "auto",
      description = "${COMPLETION-CANDIDATES}; a pipe is jsonl unless told (default: auto).")
  private Format format = Format.auto;

  @Option(names = "--mapping", paramLabel = "FILE", description = "What the columns mean.")
  private @Nullable Path mapping;

  @Option(
      names = "--program",
      paramLabel = "ID",
      defaultValue = "",
      description = "The program of rows that name none, and of FHIR.")
  private String program = "";

  @Option(
      names = "--complete-until",
      paramLabel = "DATE",
      description = {
        "The tables hold all there is up to this day: rows that were",
        "imported before and are gone are taken back."
      })
  private @Nullable LocalDate completeUntil;

  @Option(names = "--dry-run", description = "Says what would become of it; writes nothing.")
  private boolean dryRun;

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description = "Writes the rows that were refused, for mending; of one source.")
  private @Nullable Path rejects;

  @Option(names = "--no-publish", description = "Leaves the publication out.")
  private boolean noPublish;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (files.stream().filter(STANDARD_INPUT::equals).count() > 1) {
      throw new ParameterException(
          spec.commandLine(), "standard input (-) can be read once, and is named twice");
    }
    if (rejects != null) {
      requireRejectsCanBeWritten(rejects);
    }
    Mapping mapped = mapping == null ? Mapping.TEMPLATES : MappingOption.read(mapping);
    files = files.stream().flatMap(file -> ImportFiles.within(file, format)).toList();
    List<Source> sources = files.stream().map(file -> ImportFiles.source(file, format)).toList();
    Terminal terminal = new Terminal(System.err);
    terminal.progress("starting", -1, "");
    Outcome outcome;
    RefusedRows refused = new RefusedRows(rejects);
    try (Pipeline pipeline = Pipeline.open(root.home(), kafka.settings())) {
      Programs programs = programs(pipeline);
      requireProgramOfResources(sources, programs);
      TableSettings tables =
          new TableSettings(mapped, programs, program, Optional.ofNullable(completeUntil));
      if (dryRun) {
        return tryOut(sources, tables, terminal);
      }
      Progress progress = refused.watch(Reading.of(sources, terminal));
      outcome = run(pipeline, new Work(sources, tables, progress), terminal);
    }
    terminal.clear();
    refused.write(sources.get(0));
    if (!outcome.result().complete()) {
      terminal.say(
          "waymark: stopped after %d events; import the same again, repeats are safe"
              .formatted(outcome.result().accepted()));
      return ExitCode.INTERRUPTED;
    }
    tell(outcome, sources, terminal);
    int published = noPublish ? ExitCode.DONE : publish(terminal);
    return published == ExitCode.DONE && outcome.result().rejected() > 0
        ? ExitCode.SOME_REJECTED
        : published;
  }

  /** The events are in the lake whatever becomes of this; how it ended, as an exit code. */
  private int publish(Terminal terminal) throws IOException {
    try {
      Published published = new Publishing(root.home()).publish(Publishing.today(), terminal::part);
      terminal.clear();
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

  /** Before anything starts: what is there stays, the file that is imported above all. */
  private void requireRejectsCanBeWritten(Path file) {
    if (dryRun || files.size() > 1 || !Files.isRegularFile(Path.of(files.get(0)))) {
      throw new ParameterException(
          spec.commandLine(),
          "--rejects goes with the import of one file, which is read once more: no --dry-run, no"
              + " pipe, not several files");
    }
    if (Files.exists(file)) {
      throw new CommandException(file + " is there already: name another, or move it away");
    }
  }

  private int tryOut(List<Source> sources, TableSettings tables, Terminal terminal)
      throws IOException {
    Optional<Vault> vault =
        Vault.exists(root.home().vault())
            ? Optional.of(Vault.open(root.home().vault()))
            : Optional.empty();
    TrialResult result;
    try {
      EventCheck check = new EventCheck(tables.programs(), Clock.systemUTC());
      result = new Trial(check, tables, vault).run(sources);
    } catch (IOException | MappingException | TableException e) {
      terminal.clear();
      throw new CommandException(unreadable(e));
    } finally {
      vault.ifPresent(Vault::close);
    }
    terminal.clear();
    TrialWords words = new TrialWords(result, new Places(sources));
    root.answer(words.values(), words.words());
    result.firstRefused().forEach(refusal -> terminal.say(words.refused(refusal)));
    return result.refused() > 0 ? ExitCode.SOME_REJECTED : ExitCode.DONE;
  }

  private static Programs programs(Pipeline pipeline) {
    Programs programs = Settings.readPrograms(pipeline.client());
    if (programs.all().isEmpty()) {
      throw new CommandException(
          "no programs are loaded, and without their time zones no event has a month:"
              + " first run  waymark programs load FILE");
    }
    return programs;
  }

  /** Resources of FHIR name no program. */
  private void requireProgramOfResources(List<Source> sources, Programs programs) {
    boolean any = sources.stream().anyMatch(source -> source.format() == TableFormat.FHIR);
    if (any && programs.all().size() > 1 && programs.zone(program).isEmpty()) {
      throw new CommandException(
          (program.isEmpty()
                  ? "resources of FHIR name no program: say whose they are with  --program ID"
                  : "--program names none that is loaded")
              + "; there are "
              + String.join(", ", programs.all().stream().map(Program::getProgramId).toList()));
    }
  }

  private record Work(List<Source> sources, TableSettings tables, Progress progress) {}

  private Outcome run(Pipeline pipeline, Work work, Terminal terminal)
      throws IOException, InterruptedException {
    try {
      return new Importing(root.home(), pipeline)
          .run(work.sources(), work.tables(), work.progress(), waiting(terminal));
    } catch (IOException | MappingException | TableException e) {
      pipeline.awaitLake(root.home(), waiting(terminal));
      terminal.clear();
      throw new CommandException(unreadable(e) + "\n         what stood before that is imported");
    }
  }

  private String unreadable(Exception e) {
    if (e instanceof MappingException wrong) {
      return "the table cannot be mapped:\n         "
          + String.join("\n         ", wrong.problems());
    }
    if (e instanceof TableException broken) {
      return Objects.requireNonNull(broken.getMessage());
    }
    return e instanceof NotTextException notText
        ? notText.of(files.get(notText.source() - 1))
        : "the input broke off: " + Reason.of(e);
  }

  private static Pipeline.Waiting waiting(Terminal terminal) {
    return missing ->
        terminal.progress("folding", -1, String.format(Locale.ROOT, "%,d events to come", missing));
  }

  private void tell(Outcome outcome, List<Source> sources, Terminal terminal) {
    ImportResult result = outcome.result();
    StringBuilder words = new StringBuilder();
    line(words, "accepted", outcome.accepted());
    line(words, "duplicate", outcome.duplicates());
    line(words, "rejected", result.rejected());
    Map<String, Long> reasons = new TreeMap<>();
    result.rejectedByReason().forEach((reason, count) -> reasons.put(reason.toString(), count));
    reasons.forEach((reason, count) -> line(words, "  " + reason, count));
    Rows rows = result.rows();
    if (rows.read() + rows.retracted() > 0) {
      if (result.resources().none()) {
        line(words, "rows", rows.read());
      }
      line(words, "  corrected events", rows.corrected());
      line(words, "  taken back", rows.retracted());
    }
    words.append(ResourceWords.of(result.resources()));
    root.answer(
        new Imported(
            result.importId(),
            outcome.accepted(),
            outcome.duplicates(),
            result.rejected(),
            reasons,
            rows,
            result.resources()),
        words.toString().stripTrailing());
    if (outcome.accepted() + outcome.duplicates() + result.rejected() == 0) {
      terminal.say("There was nothing to import: no line holds anything.");
    }
    if (rows.gone() == Rows.Gone.UNCLEAR) {
      terminal.say(
          "Nothing was taken back: a row without a key could be one of those that are gone."
              + " Mend it and import again.");
    }
    Places places = new Places(sources);
    for (Reject reject : result.firstRejects()) {
      String field = reject.getField() == null ? "" : " in " + reject.getField();
      String place = places.of(result.part(reject), reject.getLine());
      terminal.say(place + ": " + reject.getReason() + field);
    }
    if (result.rejected() > result.firstRejects().size()) {
      terminal.say("...; all of them:  waymark rejects --import " + result.importId());
    }
  }

  private record Imported(
      String import_id,
      long accepted,
      long duplicate,
      long rejected,
      Map<String, Long> rejected_by_reason,
      Rows rows,
      ResourceCounts resources) {}

  private static void line(StringBuilder words, String name, long count) {
    words.append(String.format(Locale.ROOT, "%-22s %,12d%n", name, count));
  }
}
