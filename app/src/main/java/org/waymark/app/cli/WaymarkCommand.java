package org.waymark.app.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.LoggerFactory;
import org.waymark.app.access.TokenException;
import org.waymark.app.backup.BackupException;
import org.waymark.app.home.DamagedLog;
import org.waymark.app.home.FullDisk;
import org.waymark.app.home.HalfRestoredException;
import org.waymark.app.home.Home;
import org.waymark.app.home.HomeInUseException;
import org.waymark.app.home.HomeLock;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.research.SandboxException;
import org.waymark.app.web.PortTakenException;
import org.waymark.ingest.vault.VaultException;
import org.waymark.reports.format.OutputClosedException;
import org.waymark.reports.lake.QueryException;
import org.waymark.reports.noise.BudgetException;
import org.waymark.reports.publication.CellsDifferException;
import org.waymark.reports.publication.PublicationException;
import org.waymark.reports.release.ReleaseException;
import org.waymark.reports.sandbox.Refused;
import org.waymark.schemas.lake.CatalogAddress;
import org.waymark.schemas.lake.CatalogException;
import org.waymark.schemas.lake.DamagedLakeException;
import org.waymark.schemas.lake.Lake;
import org.waymark.streams.lake.LogChangedException;
import org.waymark.streams.topology.FoldState.OtherFoldException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line: the root of all commands, and what they share. */
@Command(
    name = "waymark",
    description = "Measures empowerment and self-determination in peer-support programs.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = WaymarkCommand.Version.class,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed",
      "2:wrong usage",
      "3:done, but some records were rejected, or cells (audit, publish) or topics differ"
    },
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      IngestCommand.class,
      StreamCommand.class,
      ReportsCommand.class,
      TokenCommand.class,
      ProgramsCommand.class,
      ImportCommand.class,
      TemplateCommand.class,
      MappingCommand.class,
      RejectsCommand.class,
      PublishCommand.class,
      ExplainCommand.class,
      ReportCommand.class,
      RebaseCommand.class,
      EraseCommand.class,
      LinkCommand.class,
      PersonCommand.class,
      ReleaseCommand.class,
      SqlCommand.class,
      BudgetCommand.class,
      AuditCommand.class,
      ReplayCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      StatusCommand.class,
      UpkeepCommand.class,
      TopicsCommand.class,
      IndicatorsCommand.class,
      BenchCommand.class
    },
    footer = {
      "",
      "Begin with:  waymark demo",
      "Then:        waymark programs load FILE, waymark import FILE, waymark report indicators"
    })
public final class WaymarkCommand implements Runnable {

  private static final String DEFAULT_HOME = "waymark-data";

  @Option(
      names = "--home",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      defaultValue = "${env:WAYMARK_HOME:-" + DEFAULT_HOME + "}",
      description =
          "The directory that holds everything (default: WAYMARK_HOME, or ./waymark-data).")
  private Path home = Path.of(DEFAULT_HOME);

  @Option(
      names = "--lake",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      defaultValue = "${env:WAYMARK_LAKE:-}",
      description = {
        "A lake that several processes share, with its publications (default: WAYMARK_LAKE, or",
        "that of the home)."
      })
  private Path lake = Path.of("");

  @Option(
      names = "--catalog",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      defaultValue = "${env:WAYMARK_CATALOG:-}",
      description = {
        "Where a new lake keeps its catalog: jdbc:postgresql://HOST/DATABASE?user=USER (default:",
        "WAYMARK_CATALOG, or a file in the lake). A lake that is there knows where it is."
      })
  private String catalog = "";

  @Option(names = "--json", scope = ScopeType.INHERIT, description = "Answers in JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  private WaymarkCommand() {}

  /** Runs a command line and returns its exit code. */
  public static int run(String... arguments) {
    Interrupts interrupts = Interrupts.watch();
    try {
      return StandardOutput.settle(commandLine().execute(arguments));
    } catch (OutOfMemoryError e) {
      System.err.println(
          "waymark: there is not enough memory for that: give more with WAYMARK_HEAP=2g");
      return ExitCode.FAILED;
    } catch (LinkageError e) {
      // A class that registers a shutdown hook when it is first used cannot, while Ctrl-C stops the
      // process; Kafka and Iceberg have such.
      if (!Interrupts.isStopping()) {
        throw e;
      }
      System.err.println("waymark: stopped");
      return ExitCode.INTERRUPTED;
    } finally {
      interrupts.finish();
    }
  }

  static CommandLine commandLine() {
    return new CommandLine(new WaymarkCommand())
        .setOut(new PrintWriter(System.out, false, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(WaymarkCommand::wrongUsage)
        .setExecutionStrategy(WaymarkCommand::execute)
        .setExecutionExceptionHandler(WaymarkCommand::failed);
  }

  /** The home that the command line names. */
  Home home() {
    // As everywhere else, a variable of the environment that is empty is none.
    return new Home(
        isNone(home) ? Path.of(DEFAULT_HOME) : home,
        Optional.of(lake).filter(shared -> !isNone(shared)));
  }

  private static boolean isNone(Path path) {
    return path.toString().isBlank();
  }

  /** Takes another home, before anything is in it. */
  void useHome(Home other) {
    home = other.directory();
    lake = other.sharedLake().orElse(Path.of(""));
    System.setProperty("waymark.messages", other.messages().toString());
  }

  /** Whether answers are for programs. */
  boolean json() {
    return json;
  }

  /** An answer: its values in JSON if that was asked for, or its words. */
  void answer(Object values, String words) {
    say(json ? Json.write(values) : words);
  }

  /** A line of the result. */
  void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  /** The lake of the home, to read from. */
  Lake openLake() {
    HomeLock.requireWhole(home());
    if (!Lake.exists(home().lake())) {
      throw new CommandException(
          "there is nothing in "
              + home()
              + " yet: begin with  waymark programs load FILE  and  waymark import FILE");
    }
    return Lake.open(home().lake());
  }

  /** For what works with other processes on one lake. */
  void requireSharedLake() {
    if (home().sharedLake().isEmpty()) {
      throw new CommandException(
          "which lake? Name the directory that all processes of the cluster share with  --lake DIR ;"
              + " it can be anywhere that all of them see under the same path");
    }
  }

  /**
   * For what reaches into the state of the fold, of this home or of the processes that share a
   * lake.
   *
   * @throws CommandException when the lake is shared, and the cluster is not named
   */
  KafkaSettings settingsFor(KafkaOptions kafka) {
    return home().sharedLake().isPresent() ? kafka.cluster() : kafka.settings();
  }

  /**
   * For what copies log, state and lake as one: of a cluster the log is not in any home.
   *
   * @throws CommandException when the lake is one that several processes share
   */
  void requireOwnLake() {
    if (home().sharedLake().isPresent()) {
      throw new CommandException(
          "this works on a home that holds its own log, state and lake; the log of a lake that"
              + " stream processes share is in their cluster, so leave --lake and WAYMARK_LAKE out"
              + " (docs/roles.md says how a cluster is backed up)");
    }
  }

  /** Without a command: says what there is. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }

  private static int execute(ParseResult parsed) {
    WaymarkCommand root = (WaymarkCommand) parsed.commandSpec().userObject();
    // Before the first logger is made: messages for engineers belong into the home. Where there can
    // be none, the command says so itself, and the logger's own complaint would be a stack trace.
    if (canHoldFiles(root.home().directory())) {
      System.setProperty("waymark.messages", root.home().messages().toString());
    }
    root.claimCatalog();
    return new CommandLine.RunLast().execute(parsed);
  }

  private void claimCatalog() {
    if (!catalog.isBlank()) {
      CatalogAddress.of(catalog).claim(home().lake());
    }
  }

  private static boolean canHoldFiles(Path directory) {
    Path there = directory;
    while (there.getParent() != null && !Files.exists(there)) {
      there = there.getParent();
    }
    return Files.isDirectory(there) && Files.isWritable(there);
  }

  private static int wrongUsage(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("waymark: " + e.getMessage());
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, err)) {
      err.println();
      command.usage(err, command.getColorScheme());
    }
    return ExitCode.WRONG_USAGE;
  }

  private static int failed(Exception e, CommandLine command, ParseResult parsed) {
    if (e instanceof OutputClosedException) {
      return ExitCode.DONE; // whoever read has read enough, such as head
    }
    Terminal.clearAfterFailure(System.err);
    if (Interrupts.isStopping()
        || e instanceof InterruptedException
        || e instanceof InterruptException) {
      command.getErr().println("waymark: stopped");
      return ExitCode.INTERRUPTED;
    }
    WaymarkCommand root = (WaymarkCommand) parsed.commandSpec().userObject();
    // A command that names the file itself knows better which disk it is.
    Optional<String> known =
        e instanceof CommandException
            ? Optional.empty()
            : FullDisk.words(e, root.home()).or(() -> DamagedLog.words(e));
    if (known.isPresent()) {
      command.getErr().println("waymark: " + known.get());
      return ExitCode.FAILED;
    }
    command.getErr().println("waymark: " + words(e));
    if (!isInItsOwnWords(e)) {
      LoggerFactory.getLogger(WaymarkCommand.class).error("the command failed", e);
      command.getErr().println("         engineers find more in " + root.home().messages());
    }
    return ExitCode.FAILED;
  }

  private static boolean isInItsOwnWords(Exception e) {
    return e instanceof CommandException
        || e instanceof QueryException
        || e instanceof PublicationException
        || e instanceof ReleaseException
        || e instanceof CellsDifferException
        || e instanceof HomeInUseException
        || e instanceof OtherFoldException
        || e instanceof HalfRestoredException
        || e instanceof BackupException
        || e instanceof DamagedLakeException
        || e instanceof LogChangedException
        || e instanceof PortTakenException
        || e instanceof TokenException
        || e instanceof VaultException
        || e instanceof CatalogException
        || e instanceof Refused
        || e instanceof BudgetException
        || e instanceof SandboxException
        || e.getCause() instanceof FileSystemException
        || e instanceof IllegalArgumentException;
  }

  /** The message with that of its cause, which is often what helps. */
  private static String words(Throwable e) {
    String message = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    Throwable cause = e.getCause();
    if (cause == null || cause.getMessage() == null) {
      return message;
    }
    String reason = Reason.of(cause);
    String first = reason.lines().findFirst().orElse("");
    return message.contains(first) ? message : message + ": " + reason;
  }

  /** The version that the jar was built as. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = WaymarkCommand.class.getPackage().getImplementationVersion();
      return new String[] {"waymark " + (version == null ? "(built here)" : version)};
    }
  }
}
