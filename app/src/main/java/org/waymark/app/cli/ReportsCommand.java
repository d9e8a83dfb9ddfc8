package org.waymark.app.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.waymark.app.web.WebServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code waymark reports}: the pages alone. */
@Command(
    name = "reports",
    description = {
      "Serves the pages of what a home, or the lake of several, has published, until Ctrl-C.",
      "It starts nothing else, and publishes if told to. Nothing can be uploaded there:",
      "waymark up  and  waymark ingest  take files."
    })
final class ReportsCommand implements Callable<Integer> {

  @ParentCommand private WaymarkCommand root;
  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private WebOptions web = new WebOptions();

  @Option(
      names = "--publish-at",
      paramLabel = "HH:MM|never",
      defaultValue = "never",
      description = "When to publish each day, by the clock here (default: ${DEFAULT-VALUE}).")
  private String publishAt = "never";

  @Override
  public Integer call() throws Exception {
    PublishOption nightly = PublishOption.of(publishAt, spec);
    root.home().prepare();
    WebServer.Parts parts =
        new WebServer.Parts(Optional.empty(), kafka.settings(), web.certificate());
    try (WebServer server = WebServer.start(root.home(), web.listen(), parts);
        AutoCloseable publishing = nightly.start(root.home())) {
      new Terminal(System.err)
          .say(
              "The pages of "
                  + root.home()
                  + " are at "
                  + server.address()
                  + " . Ctrl-C stops it.");
      new CountDownLatch(1).await();
    }
    return ExitCode.DONE;
  }
}
