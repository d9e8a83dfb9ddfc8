package org.waymark.app.cli;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.waymark.app.pipeline.Pipeline;
import org.waymark.ingest.log.EventLog;
import org.waymark.ingest.log.Settings;
import org.waymark.ingest.program.Rebases;
import org.waymark.reports.format.OutputFormat;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.Literals;
import org.waymark.schemas.catalogue.Catalogue;
import org.waymark.schemas.catalogue.Indicator;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.setting.Program;
import org.waymark.schemas.setting.Rebase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code waymark rebase}: a person's decision that a series begins anew. */
@Command(
    name = "rebase",
    description = {
      "Records that the series of an indicator begins anew in a month, because it is known what",
      "changed in the program. Nothing rebases by itself. It counts from the next publication;",
      "those that were made before stay as they are.",
      "The reason is printed beside the chart: no names of people, of staff neither."
    })
final class RebaseCommand implements Callable<Integer> {

  /** Where the day begins first. */
  private static final ZoneOffset FIRST = ZoneOffset.ofHours(14);

  @ParentCommand private WaymarkCommand root;
  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka;

  @Parameters(arity = "0..1", paramLabel = "INDICATOR", description = "Such as E1.")
  private @Nullable String indicator;

  @Option(names = "--program", paramLabel = "ID", description = "The program.")
  private Optional<String> program = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "YYYY-MM",
      description = "The first month of the new part.")
  private Optional<YearMonth> from = Optional.empty();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "What changed in the program, in 200 characters at most, without names.")
  private Optional<String> reason = Optional.empty();

  @Option(names = "--undo", description = "Takes a decision back.")
  private boolean undo;

  @Option(names = "--list", description = "Lists those that hold, published or not.")
  private boolean list;

  /** The answer for programs. */
  private record Answer(String program_id, String indicator, String from_month, boolean undone) {}

  @Override
  public Integer call() throws InterruptedException {
    if (list) {
      refuse(
          from.isPresent() || reason.isPresent() || undo, "--list goes with nothing but --program");
      list();
      return ExitCode.DONE;
    }
    refuse(
        indicator == null || program.isEmpty() || from.isEmpty(),
        "a rebase needs INDICATOR, --program and --from; --list lists them");
    refuse(reason.isPresent() == undo, "either --reason or --undo");
    Indicator of = indicator();
    YearMonth month = from.orElseThrow();
    if (month.atDay(1).isAfter(LocalDate.now(FIRST))) {
      throw new CommandException(
          month + " has not begun yet: a series begins anew where it has points");
    }
    record(of, month);
    return ExitCode.DONE;
  }

  private void refuse(boolean wrong, String rule) {
    if (wrong) {
      throw new ParameterException(spec.commandLine(), rule);
    }
  }

  private Indicator indicator() {
    return Catalogue.find(String.valueOf(indicator))
        .orElseThrow(
            () ->
                new CommandException(
                    "there is no indicator " + indicator + "; waymark indicators lists them"));
  }

  private void record(Indicator of, YearMonth month) throws InterruptedException {
    String programId = program.orElseThrow();
    // Before anything starts, so that a reason that breaks a rule costs no time.
    Optional<Rebase> made = reason.map(words -> Rebases.of(programId, of.id(), month, words));
    try (Lake lake = root.openLake()) {
      // Only to say how to begin where there is nothing.
      lake.head();
    }
    Terminal terminal = new Terminal(System.err);
    terminal.progress("starting", -1, "");
    try (Pipeline pipeline = Pipeline.open(root.home(), kafka.settings())) {
      requireProgram(pipeline.client(), programId);
      Rebase rebase =
          made.orElseGet(() -> Rebases.undo(standing(pipeline.client(), of, programId, month)));
      try (EventLog log = new EventLog(pipeline.client())) {
        log.putRebase(rebase);
        log.flush();
      }
      pipeline.awaitLake(root.home(), missing -> terminal.progress("into the lake", -1, ""));
    }
    terminal.clear();
    root.answer(
        new Answer(programId, of.id(), month.toString(), undo), words(of, programId, month));
  }

  private String words(Indicator of, String programId, YearMonth month) {
    return undo
        ? "%s of %s no longer begins anew in %s, from the next publication on"
            .formatted(of.id(), programId, month)
        : "%s (%s) of %s begins anew in %s, from the next publication on:  waymark publish  makes it%nThe reason is printed beside the chart. If it names anybody, say it again without:  the newest counts"
            .formatted(of.id(), of.name(), programId, month);
  }

  private static void requireProgram(Map<String, Object> client, String id) {
    List<String> known =
        Settings.readPrograms(client).all().stream().map(Program::getProgramId).toList();
    if (!known.contains(id)) {
      throw new CommandException(
          "there is no program %s; there are: %s".formatted(id, String.join(", ", known)));
    }
  }

  private static Rebase standing(
      Map<String, Object> client, Indicator of, String programId, YearMonth month) {
    return Settings.readRebases(client).stream()
        .filter(rebase -> rebase.getProgramId().equals(programId))
        .filter(rebase -> rebase.getIndicator().equals(of.id()))
        .filter(rebase -> Rebases.from(rebase).equals(month))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandException(
                    "there is no rebase of %s of %s from %s; waymark rebase --list lists them"
                        .formatted(of.id(), programId, month)));
  }

  private void list() {
    try (Lake lake = root.openLake();
        Cut cut = Cut.open(lake)) {
      cut.programs(program);
      cut.report(
          "rebases",
          Map.of("program", program.map(Literals::text).orElse(Literals.NULL)),
          (root.json() ? OutputFormat.JSON : OutputFormat.TABLE).writer(System.out));
    }
  }
}
