package org.waymark.app.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.waymark.app.access.Tokens;
import org.waymark.app.research.Asker;
import org.waymark.app.research.Research;
import org.waymark.app.research.Sandbox;
import org.waymark.reports.format.OutputClosedException;
import org.waymark.reports.format.OutputFormat;
import org.waymark.reports.lake.Beside;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.pages.Role;
import org.waymark.reports.publication.Publication;
import org.waymark.reports.publication.Publications;
import org.waymark.reports.sandbox.Limits;
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
      "These hold people: the command is for engineers.",
      "With --release it sees the tables of one approved release instead, in a process without",
      "files and network, and what is asked is written down."
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

  @Option(
      names = "--release",
      paramLabel = "N",
      description = "Asks an approved release, as researchers do: docs/sandbox.md.")
  private Optional<Integer> release = Optional.empty();

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "With --release: a file with the token of a researcher, whose name is noted.")
  private Optional<Path> tokenFile = Optional.empty();

  @Parameters(
      paramLabel = "SQL",
      description = "Such as \"select * from program_months order by all\"; - reads it.")
  private String sql = "";

  @Override
  public Integer call() throws IOException {
    String statement =
        sql.equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : sql;
    if (release.isPresent()) {
      ask(release.get(), statement);
      return ExitCode.DONE;
    }
    try (Lake lake = root.openLake()) {
      if (format == Format.parquet) {
        parquet(lake, statement);
      } else {
        text(lake, statement);
      }
    }
    return ExitCode.DONE;
  }

  private void ask(int number, String statement) throws IOException {
    if (format == Format.parquet) {
      throw new CommandException("a release is Parquet already: --format table, csv or json");
    }
    OutputFormat as = root.json() ? OutputFormat.JSON : OutputFormat.valueOf(upper(format));
    try (Research research = new Research(root.home(), Limits.STANDARD);
        Writer file = output == null ? Writer.nullWriter() : Files.newBufferedWriter(output)) {
      Sandbox.Answered answered =
          research.ask(
              asker(), number, statement, output == null ? as.writer(System.out) : as.writer(file));
      if (!answered.isWhole()) {
        System.err.println(
            "waymark: these are the first %,d rows, there are more: group, or add LIMIT"
                .formatted(answered.rows()));
      }
    }
  }

  private Asker asker() throws IOException {
    if (tokenFile.isEmpty()) {
      return new Asker("", Role.ENGINEER);
    }
    String secret = Files.readString(tokenFile.get());
    return new Tokens(root.home().tokens())
        .use(secret)
        .filter(token -> token.role() == Role.RESEARCHER)
        .map(token -> new Asker(token.name(), token.role()))
        .orElseThrow(
            () ->
                new CommandException(
                    "the file "
                        + tokenFile.get()
                        + " holds no researcher's token of this home: an engineer makes one with"
                        + "  waymark token create --role researcher --name NAME"));
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
