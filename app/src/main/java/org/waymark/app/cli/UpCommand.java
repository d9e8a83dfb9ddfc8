package org.waymark.app.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.waymark.app.pipeline.Pipeline;
import org.waymark.app.upload.Intake;
import org.waymark.app.web.Certificate;
import org.waymark.app.web.Listen;
import org.waymark.app.web.WebServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code waymark up}: everything in one process on a lasting home. */
@Command(
    name = "up",
    description = {
      "Runs log, fold and lake until Ctrl-C, serves the pages, and publishes every night.",
      "Other commands on the same home then talk to it instead of starting the parts themselves."
    })
final class UpCommand implements Callable<Integer> {

  @ParentCommand private WaymarkCommand root;
  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private WebOptions web = new WebOptions();

  @Option(
      names = "--publish-at",
      paramLabel = "HH:MM|never",
      defaultValue = "02:00",
      description = "When to publish each day, by the clock here (default: ${DEFAULT-VALUE}).")
  private String publishAt = "02:00";

  @Override
  public Integer call() throws Exception {
    PublishOption nightly = PublishOption.of(publishAt, spec);
    Listen listen = web.listen();
    Optional<Certificate> certificate = web.certificate();
    try (Pipeline pipeline = Pipeline.start(root.home(), kafka.settings());
        WebServer server = WebServer.start(root.home(), listen, parts(pipeline, certificate))) {
      new Terminal(System.err)
          .say(
              "Waymark is running on %s. Its pages are at %s . Ctrl-C stops it."
                  .formatted(root.home(), server.address()));
      try (AutoCloseable publishing = nightly.start(root.home())) {
        pipeline.runUntilInterrupted();
      }
    }
    return ExitCode.DONE;
  }

  private WebServer.Parts parts(Pipeline pipeline, Optional<Certificate> certificate) {
    return new WebServer.Parts(
        Optional.of(new Intake(root.home(), pipeline)), kafka.settings(), certificate);
  }
}
