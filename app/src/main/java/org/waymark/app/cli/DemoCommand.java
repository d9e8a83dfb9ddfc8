package org.waymark.app.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.waymark.app.access.OwnerOnly;
import org.waymark.app.demo.DemoLog;
import org.waymark.app.home.Home;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.pipeline.Importing;
import org.waymark.app.pipeline.Importing.Outcome;
import org.waymark.app.pipeline.Pipeline;
import org.waymark.app.pipeline.Publishing;
import org.waymark.app.upload.Intake;
import org.waymark.app.web.Listen;
import org.waymark.app.web.WebServer;
import org.waymark.ingest.log.EventLog;
import org.waymark.ingest.program.Programs;
import org.waymark.ingest.source.Source;
import org.waymark.reports.indicators.Summary;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.publication.Publisher.Published;
import org.waymark.schemas.lake.Lake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code waymark demo}: the main job on people who do not exist. */
@Command(
    name = "demo",
    description = {
      "Runs the main job on made-up people and prints the first report.",
      "Their events go through the real pipeline, in a fresh directory unless --home names one."
    })
final class DemoCommand implements Callable<Integer> {

  /** Always the same days, so that the same seed prints the same report. */
  private static final LocalDate LAST_DAY = LocalDate.of(2025, 12, 31);

  @ParentCommand private WaymarkCommand root;
  @Spec private CommandSpec spec;

  @Option(
      names = "--people",
      paramLabel = "N",
      defaultValue = "400",
      description = "How many people (default: ${DEFAULT-VALUE}).")
  private int people = 400;

  @Option(
      names = "--months",
      paramLabel = "M",
      defaultValue = "24",
      description = "How many months (default: ${DEFAULT-VALUE}).")
  private int months = 24;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "The same seed makes the same people (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--no-publish", description = "Leaves the publication out.")
  private boolean noPublish;

  @Mixin private WebOptions web = new WebOptions();

  @Option(names = "--no-serve", description = "Ends after the report, and serves no pages.")
  private boolean noServe;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (people < 4 || months < 1) {
      throw new CommandException("a demo needs 4 people and 1 month at least");
    }
    Listen listen = web.listen();
    if (!noServe) {
      listen.requireFree(); // before the work, not after it
      web.certificate();
    }
    Home home = freshHome();
    Terminal terminal = new Terminal(System.err);
    terminal.say(
        String.format(
            Locale.ROOT,
            "Made-up people: %,d in four programs over %d months. None of them exists.",
            people,
            months));
    terminal.progress("starting", -1, "");
    try (Pipeline pipeline = Pipeline.start(home, KafkaSettings.EMBEDDED)) {
      Outcome outcome = send(home, pipeline, terminal);
      terminal.clear();
      report(home, outcome, terminal);
      if (!noServe) {
        serve(home, pipeline, terminal);
      }
    }
    return ExitCode.DONE;
  }

  private void serve(Home home, Pipeline pipeline, Terminal terminal) throws InterruptedException {
    WebServer.Parts parts =
        new WebServer.Parts(
            Optional.of(new Intake(home, pipeline)), KafkaSettings.EMBEDDED, web.certificate());
    try (WebServer server = WebServer.start(home, web.listen(), parts)) {
      terminal.say("The pages are at " + server.address() + " . Ctrl-C stops it.");
      pipeline.runUntilInterrupted();
    }
  }

  private Home freshHome() throws IOException {
    boolean named =
        // It may stand before the command or after it.
        spec.root().commandLine().getParseResult().hasMatchedOption("--home")
            || spec.commandLine().getParseResult().hasMatchedOption("--home");
    if (!named) {
      root.useHome(new Home(Files.createTempDirectory("waymark-demo-")));
    } else if (Lake.exists(root.home().lake())) {
      throw new CommandException(
          root.home() + " holds data already, and a demo does not belong beside it: name another");
    }
    return root.home();
  }

  private Outcome send(Home home, Pipeline pipeline, Terminal terminal)
      throws IOException, InterruptedException {
    DemoLog demo = new DemoLog(people, months, seed, LAST_DAY);
    try (EventLog log = new EventLog(pipeline.client())) {
      demo.programs().forEach(log::putProgram);
      log.flush();
    }
    Path file = home.directory().resolve("demo-events.jsonl");
    terminal.progress("making people up", -1, "");
    OwnerOnly.create(file);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      demo.writeTo(out);
    }
    List<Source> sources =
        List.of(new Source(file.toString(), () -> Files.newInputStream(file), Files.size(file)));
    return new Importing(home, pipeline)
        .run(
            sources,
            Programs.of(demo.programs()),
            Reading.of(sources, terminal),
            missing ->
                terminal.progress(
                    "folding", -1, String.format(Locale.ROOT, "%,d events to come", missing)));
  }

  private void report(Home home, Outcome outcome, Terminal terminal) throws IOException {
    try (Lake lake = Lake.open(home.lake());
        Cut cut = Cut.open(lake)) {
      Summary.print(cut, LAST_DAY.plusDays(1), System.out);
    }
    root.say("");
    root.say(
        String.format(
            Locale.ROOT,
            "Made from %,d events (and %,d repeats that changed nothing). All of it is in%n  %s",
            outcome.accepted(),
            outcome.repeats(),
            home));
    if (!noPublish) {
      Published published = new Publishing(home).publish(LAST_DAY.plusDays(1), terminal::part);
      terminal.clear();
      root.say("Published: " + PublishCommand.words(published) + ".");
    }
    root.say("Look around:");
    root.say("  waymark report indicators --program harbor --home " + home);
    root.say("  waymark sql \"select * from program_months order by all\" --home " + home);
  }
}
