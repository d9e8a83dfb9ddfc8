package org.waymark.app.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.format.OutputClosedException;
import org.waymark.reports.format.OutputFormat;
import org.waymark.reports.lake.Beside;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.publication.Publication;
import org.waymark.reports.publication.Publications;
import org.waymark.schemas.lake.Lake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code waymark sql}: read-only SQL over one cut. */
@Command(
    name = "sql",
    description = {
      "Runs a read-only query over the lake.",
      "It is one statement of DuckDB's SQL and sees one consistent cut of all tables.",
      "Tables: events, participant_months, program_months, goal_spells, episode_spells, rejects,",
      "programs, rebases; and published_cells, of the newest publication.",
      "These hold people: the command is for engineers."
    })
final class SqlCommand implements Callable<Integer> {

  private enum Format {
    table,
    csv,
    json,
    parquet
  }

  @ParentCommand private WaymarkCommand root;

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
      defaultValue = "table")
  private Format format = Format.table;

  @Option(names = "--output", paramLabel = "FILE", description = "Writes to a file.")
  private @Nullable Path output;

  @Parameters(
      paramLabel = "SQL",
      description = "Such as \"select * from program_months order by all\"; - reads it.")
  private String sql = "";

  @Override
  public Integer call() throws IOException {
    String statement =
        sql.equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : sql;
    try (Lake lake = root.openLake()) {
      if (format == Format.parquet) {
        parquet(lake, statement);
      } else {
        text(lake, statement);
      }
    }
    return ExitCode.DONE;
  }

  private void parquet(Lake lake, String statement) {
    if (output == null) {
      throw new CommandException("Parquet is not for reading by eye: name a file with --output");
    }
    try (Cut cut = Cut.openToWrite(lake, output, published())) {
      cut.copyToParquet(statement, output);
    }
  }

  private void text(Lake lake, String statement) throws IOException {
    OutputFormat as = root.json() ? OutputFormat.JSON : OutputFormat.valueOf(upper(format));
    try (Cut cut = Cut.open(lake, published())) {
      if (output == null) {
        cut.query(statement, as.writer(System.out));
        return;
      }
      toFile(cut, statement, as, output);
    }
  }

  private Beside published() {
    return new Publications(root.home().published())
        .newest()
        .map(Publication::beside)
        .orElseGet(Publication::nothingYet);
  }

  private static void toFile(Cut cut, String statement, OutputFormat as, Path file) {
    try (Writer out = Files.newBufferedWriter(file)) {
      cut.query(statement, as.writer(out));
    } catch (IOException e) {
      throw new CommandException("cannot write " + file + ": " + Reason.of(e), e);
    } catch (OutputClosedException e) {
      throw new CommandException("cannot write all of " + file + ": " + Reason.of(e), e);
    }
  }

  private static String upper(Format format) {
    return format.name().toUpperCase(java.util.Locale.ROOT);
  }
}
