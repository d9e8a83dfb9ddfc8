package org.waymark.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.waymark.app.pipeline.Pipeline;
import org.waymark.ingest.log.EventLog;
import org.waymark.ingest.program.ProgramsFile;
import org.waymark.ingest.program.ProgramsFileException;
import org.waymark.schemas.setting.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code waymark programs}: which programs there are. */
@Command(name = "programs", description = "Says which programs there are.")
final class ProgramsCommand implements Runnable {

  @ParentCommand private WaymarkCommand root;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new picocli.CommandLine.ParameterException(
        spec.commandLine(), "programs load FILE, or sql \"select * from programs\"?");
  }

  /** Loads a file, all of it or nothing. */
  @Command(
      name = "load",
      scope = ScopeType.LOCAL,
      description = {
        "Loads programs from a CSV file: program_id,name,type,region,zone.",
        "The zone is an IANA time zone such as America/Phoenix: it decides to which day and month",
        "an event belongs. A program that is there already is replaced.",
        "With a wrong line nothing is loaded."
      })
  int load(
      @Parameters(paramLabel = "FILE", description = "A CSV file in UTF-8.") Path file,
      @Mixin KafkaOptions kafka)
      throws InterruptedException {
    List<Program> programs = read(file);
    Terminal terminal = new Terminal(System.err);
    terminal.progress("starting", -1, "");
    try (Pipeline pipeline = Pipeline.open(root.home(), kafka.settings())) {
      try (EventLog log = new EventLog(pipeline.client())) {
        programs.forEach(log::putProgram);
        log.flush();
      }
      pipeline.awaitLake(root.home(), missing -> terminal.progress("into the lake", -1, ""));
    }
    terminal.clear();
    root.answer(new Loaded(programs.size()), programs.size() + " programs loaded");
    return ExitCode.DONE;
  }

  private record Loaded(int loaded) {}

  private static List<Program> read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return ProgramsFile.read(in);
    } catch (IOException e) {
      throw new CommandException("cannot read " + file + ": " + Reason.of(e), e);
    } catch (ProgramsFileException e) {
      StringBuilder words = new StringBuilder(file + " has wrong lines, so nothing was loaded:");
      e.problems()
          .forEach(
              problem -> words.append("%n  line %d: %s".formatted(problem.line(), problem.rule())));
      throw new CommandException(words.toString());
    }
  }
}
