package org.waymark.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.waymark.ingest.mapping.MappingException;
import org.waymark.ingest.mapping.Suggestion;
import org.waymark.ingest.source.Source;
import org.waymark.ingest.table.Table;
import org.waymark.ingest.table.TableException;
import org.waymark.ingest.table.TableFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code waymark mapping}: what the columns of a program's own table mean. */
@Command(name = "mapping", description = "Helps to say what the columns of a table mean.")
final class MappingCommand implements Runnable {

  @ParentCommand private WaymarkCommand root;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "mapping suggest FILE?");
  }

  /** Prints a first mapping of a table. */
  @Command(
      name = "suggest",
      scope = ScopeType.LOCAL,
      description = {
        "Prints a first mapping of a CSV file or a sheet, made from its header and values, to be",
        "finished by hand: comments say what could not be told. docs/sources.md explains it."
      })
  int suggest(
      @Parameters(paramLabel = "FILE", description = "A CSV file or a workbook.") String file,
      @Option(names = "--sheet", defaultValue = "1", description = "Which sheet, from 1.")
          int sheet) {
    Source source = ImportFiles.source(file, ImportFiles.Format.auto);
    if (!source.format().isTable()) {
      throw new CommandException(file + " is no table: a mapping is for CSV and Excel");
    }
    try (InputStream in = source.opener().open();
        TableFile open = source.format().open(in)) {
      List<Table> tables = open.tables();
      if (sheet < 1 || sheet > tables.size()) {
        throw new CommandException(file + " has " + tables.size() + " sheets");
      }
      root.say(Suggestion.of(tables.get(sheet - 1)).stripTrailing());
    } catch (IOException e) {
      throw new CommandException("cannot read " + file + ": " + Reason.of(e), e);
    } catch (MappingException | TableException e) {
      throw new CommandException(file + ": " + e.getMessage());
    }
    return ExitCode.DONE;
  }
}
