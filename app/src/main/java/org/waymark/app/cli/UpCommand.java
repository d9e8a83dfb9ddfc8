package org.waymark.app.cli;

import java.io.IOException;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.app.pipeline.Nightly;
import org.waymark.app.pipeline.Pipeline;
import org.waymark.app.pipeline.Publishing;
import org.waymark.app.upload.Intake;
import org.waymark.app.web.Certificate;
import org.waymark.app.web.Listen;
import org.waymark.app.web.WebServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

  private static final Logger LOG = LoggerFactory.getLogger(UpCommand.class);
  private static final String NEVER = "never";

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
    Optional<LocalTime> at = publishAt();
    Listen listen = web.listen();
    Optional<Certificate> certificate = web.certificate();
    try (Pipeline pipeline = Pipeline.start(root.home(), kafka.settings());
        WebServer server = WebServer.start(root.home(), listen, parts(pipeline, certificate))) {
      new Terminal(System.err)
          .say(
              "Waymark is running on %s. Its pages are at %s . Ctrl-C stops it."
                  .formatted(root.home(), server.address()));
      try (AutoCloseable nightly = nightly(at)) {
        pipeline.runUntilInterrupted();
      }
    }
    return ExitCode.DONE;
  }

  private WebServer.Parts parts(Pipeline pipeline, Optional<Certificate> certificate) {
    return new WebServer.Parts(
        Optional.of(new Intake(root.home(), pipeline)), kafka.settings(), certificate);
  }

  private Optional<LocalTime> publishAt() {
    if (publishAt.equals(NEVER)) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalTime.parse(publishAt));
    } catch (DateTimeParseException e) {
      throw new ParameterException(
          spec.commandLine(), "--publish-at takes a time such as 02:00, or never: " + publishAt, e);
    }
  }

  private AutoCloseable nightly(Optional<LocalTime> at) {
    return at.<AutoCloseable>map(time -> Nightly.start(time, this::publish)).orElse(() -> {});
  }

  private void publish() throws IOException {
    LOG.info(PublishCommand.words(new Publishing(root.home()).publish(Publishing.today())));
  }
}
